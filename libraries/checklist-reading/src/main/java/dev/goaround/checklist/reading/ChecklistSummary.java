package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.words.ChecklistStage;
import java.time.Duration;
import java.util.List;

/**
 * What would happen in a deployment that walks this checklist, as far as the document says it: a service's definition
 * says what can be measured, and may bring limits and hours of its own.
 *
 * @param calls what calls for a rollback, in document order
 * @param gates from the one before the deployment on, in their order, the one behind the last phase included; empty where
 *     there is no phase
 * @param boxes how they get their ticks
 * @param unread what was not understood, or not surely
 */
public record ChecklistSummary(List<Call> calls, List<Gate> gates, Boxes boxes, List<UnreadLine> unread) {

    public ChecklistSummary {
        calls = List.copyOf(calls);
        gates = List.copyOf(gates);
        unread = List.copyOf(unread);
    }

    /** What happens when a trigger fires or a finding is raised. */
    public enum Answer {
        /** It is rolled back. */
        ROLLS_BACK("rolls-back"),
        /** A person is asked. */
        ASKS("asks"),
        /** The timeline says what would have been done. */
        ONLY_SAYS("only-says"),
        /** Nothing can judge it there: who sees it asks for the rollback. */
        UNWATCHED("unwatched");

        private final String word;

        Answer(String word) {
            this.word = word;
        }

        /** As it is written in reports. */
        public String word() {
            return word;
        }
    }

    /**
     * A trigger or a finding.
     *
     * @param line null where it is none of the document's
     * @param when its limit in words, or a finding's name
     * @param rollsBackAfter the time without an answer after which it is rolled back without one, or null
     */
    public record Call(String id, Integer line, Answer answer, boolean finding, String when, Duration rollsBackAfter) {}

    /**
     * The condition before a phase. The first gate is the one before the first phase that deploys (where none does, before
     * the first that comes after the preparations); it tells of all that has to be done until then, each behind it of the
     * phase before it.
     *
     * @param before title of the phase behind it; null: the end of the walk
     * @param line of that phase, or null
     * @param stage of that phase, or null
     * @param guessed true if no words say what that phase is there for
     * @param parts the phases whose boxes it waits for
     * @param decisions the outcomes of each, as written, of which one is ticked
     * @param signOffs roles, as written, once each
     * @param windows in which a deployment may begin, in words; as the freezes only of the gate that they hold
     * @param freezes in which none may
     */
    public record Gate(
            String before,
            Integer line,
            ChecklistStage stage,
            boolean guessed,
            List<Part> parts,
            List<List<String>> decisions,
            List<String> signOffs,
            List<String> windows,
            List<String> freezes) {
        public Gate {
            parts = List.copyOf(parts);
            decisions = decisions.stream().map(List::copyOf).toList();
            signOffs = List.copyOf(signOffs);
            windows = List.copyOf(windows);
            freezes = List.copyOf(freezes);
        }

        /** Without decisions and sign-offs. */
        public int boxes() {
            return parts.stream().mapToInt(Part::boxes).sum();
        }
    }

    /** How many boxes of a phase a gate waits for, without decisions and sign-offs. */
    public record Part(String phase, int boxes) {}

    /**
     * How many boxes get their tick from where. What states a trigger is ticked by nobody and not counted.
     *
     * @param decision of how many decisions the boxes are outcomes; they are counted once a decision and not as manual
     * @param byDefinition those of a person that are measured where the service definition has a limit for their signal
     * @param conditional those of all that apply only under a condition
     * @param onRollback due when a rollback is ordered; in no other number
     */
    public record Boxes(
            int measured,
            int soak,
            int reported,
            int announced,
            int step,
            int manual,
            int decision,
            int signOff,
            int byDefinition,
            int conditional,
            int onRollback) {

        /** Those that no person has to tick. */
        public int byThemselves() {
            return measured + soak + reported + announced + step;
        }

        /** All but those of a rollback. */
        public int walked() {
            return byThemselves() + manual + decision + signOff;
        }
    }

    /**
     * When a deployment may begin, in words.
     *
     * @param windows none: at any time
     * @param freezes when it may not
     */
    public record Hours(List<String> windows, List<String> freezes) {
        public Hours {
            windows = List.copyOf(windows);
            freezes = List.copyOf(freezes);
        }

        /** One that names neither days nor hours nor dates says only that there is one, and holds nothing. */
        static Hours of(List<WindowReading> windows) {
            return new Hours(words(windows, WindowReading.Kind.WINDOW), words(windows, WindowReading.Kind.FREEZE));
        }

        private static List<String> words(List<WindowReading> windows, WindowReading.Kind kind) {
            return windows.stream()
                    .filter(window -> window.kind() == kind)
                    .filter(window -> !window.days().isEmpty() || window.from() != null || window.dates() != null)
                    .map(WindowReading::inWords)
                    .distinct()
                    .toList();
        }
    }

    /** Of a document, as far as that says it. */
    public static ChecklistSummary of(ReadingReport report) {
        return of(
                report.triggers().stream().map(Calls::of).toList(),
                DocumentWalk.of(report),
                Hours.of(report.windows()),
                report.unread());
    }

    /**
     * Of a walk, wherever it was planned.
     *
     * @param walk its phases in their order, those of rollback and follow-up included
     */
    public static ChecklistSummary of(List<Call> calls, List<WalkedPhase> walk, Hours hours, List<UnreadLine> unread) {
        return new ChecklistSummary(calls, GatesAhead.of(walk, hours), BoxCount.of(walk), unread);
    }

    /** Five sentences: what rolls back by itself, what asks, what the gates wait for, who ticks, what was left open. */
    public List<String> sentences() {
        return new SummaryText(this).sentences();
    }
}
