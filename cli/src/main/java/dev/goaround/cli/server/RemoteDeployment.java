package dev.goaround.cli.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A deployment as a server shows it, as far as the command line speaks of it. What a server does not say is null, as on the wire.
 *
 * @param state {@code planned}, {@code running}, {@code rolling-back}, or how it ended
 * @param baselineVersion what ran before, or null
 * @param targetVersion what a rollback goes back to, or null
 * @param runningVersion what runs now as far as is known, or null
 * @param phase id of the open phase, or null
 * @param reason why it ended so, or null
 */
public record RemoteDeployment(
        String id,
        String service,
        String environment,
        String version,
        String kind,
        String state,
        String checklist,
        long checklistVersion,
        String baselineVersion,
        String targetVersion,
        String runningVersion,
        String startedBy,
        Instant t0,
        Instant openedAt,
        Instant endedAt,
        String reason,
        String phase,
        List<Phase> phases,
        List<Trigger> triggers,
        Rollback rollback,
        Target target,
        List<Warning> warnings) {

    /** How a deployment may have ended. */
    private static final Set<String> ENDS =
            Set.of("succeeded", "rolled-back", "rollback-failed", "cancelled", "superseded");

    public RemoteDeployment {
        phases = orNone(phases);
        triggers = orNone(triggers);
        warnings = orNone(warnings);
    }

    /** @param stage {@code prepare}, {@code deploy}, … */
    public record Phase(
            String id,
            int number,
            String title,
            String stage,
            String environment,
            String state,
            Instant opensAt,
            GateState gate,
            List<Item> items) {
        public Phase {
            items = orNone(items);
        }
    }

    /** @param state {@code passed}, {@code blocked} or {@code refused} */
    public record GateState(String state, List<Reason> reasons, String passedBy) {
        public GateState {
            reasons = orNone(reasons);
        }
    }

    /**
     * @param item id, or null where no one item holds the gate
     * @param request what would satisfy it, or null
     */
    public record Reason(String code, String text, String item, Remedy request) {}

    public record Remedy(String method, String path, Map<String, Object> body) {}

    /** @param kind {@code manual}, {@code measured}, {@code reported}, {@code soak}, {@code step}, {@code sign-off}, … */
    public record Item(
            String id,
            String text,
            String kind,
            String section,
            String state,
            String by,
            Instant at,
            String reason,
            Evidence evidence,
            String note,
            Verdict verdict,
            Instant due,
            List<String> commands,
            String condition,
            Asks asks) {
        public Item {
            commands = orNone(commands);
        }

        /** Nothing proves it yet. */
        public boolean isOpen() {
            return "open".equals(state) || "failed".equals(state);
        }

        public boolean isStep() {
            return "step".equals(kind);
        }

        /** The share of the traffic that the step sets, 0–1. */
        public Optional<Double> traffic() {
            return asks == null ? Optional.empty() : Optional.ofNullable(asks.trafficRatio());
        }
    }

    public record Evidence(String what, String link) {}

    public record Asks(Double trafficRatio, String role) {}

    /** @param kind {@code HEALTHY}, {@code BREACH}, {@code UNKNOWN} or {@code INSUFFICIENT} */
    public record Verdict(String kind, String reason) {}

    /** @param mode {@code automatic}, {@code ask} or {@code shadow}; null: not watched */
    public record Trigger(
            String id, String text, boolean watched, String note, Verdict verdict, String mode, Question question) {}

    /** @param until nobody's word is waited for any more, or null */
    public record Question(Instant since, Instant until, String onSilence) {}

    public record Rollback(
            String cause,
            String rule,
            String text,
            String by,
            String targetVersion,
            String state,
            Instant orderedAt,
            Instant verifiedAt,
            String reason) {}

    /** @param question what a person is asked of the version to go back to, or null */
    public record Target(String version, String why, List<String> notes, String question, Map<String, Object> answer) {
        public Target {
            notes = orNone(notes);
        }
    }

    public record Warning(String path, Integer line, String message) {}

    public boolean hasEnded() {
        return ENDS.contains(state);
    }

    public boolean isRollingBack() {
        return "rolling-back".equals(state);
    }

    public boolean isUnderway() {
        return "running".equals(state) || "planned".equals(state);
    }

    public List<Item> items() {
        return phases.stream().flatMap(each -> each.items().stream()).toList();
    }

    public Optional<Phase> openPhase() {
        return phases.stream().filter(each -> each.id().equals(phase)).findFirst();
    }

    /** The phase that it would enter next. */
    public Optional<Phase> nextPhase() {
        return phases.stream().filter(each -> "pending".equals(each.state())).findFirst();
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
