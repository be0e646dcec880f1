package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.Criterion.Left;
import dev.goaround.checklist.reading.Criterion.Limited;
import dev.goaround.checklist.reading.Criterion.Raised;
import dev.goaround.checklist.reading.annotation.ClauseText;
import dev.goaround.checklist.reading.words.Alternatives;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.CriteriaPurpose.Kind;
import dev.goaround.checklist.reading.words.CriteriaWords;
import dev.goaround.checklist.reading.words.FindingWords;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.LimitReading.Unclear;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
import dev.goaround.checklist.reading.words.PlainLine;
import dev.goaround.checklist.reading.words.RollbackIf;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.TriggerTimes;
import dev.goaround.checklist.reading.words.WorseDirection;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a line among rollback criteria, under what its surroundings say. What a healthy version meets is never a trigger: it
 * is turned round where the words say so, and else left to a person.
 */
final class CriterionReader {

    private final CriteriaPurpose purpose;
    private final boolean threshold;

    private CriterionReader(CriteriaPurpose purpose, boolean threshold) {
        this.purpose = purpose;
        this.threshold = threshold;
    }

    /** The pieces of a line of a list, or of a sentence; none where it is nothing but words that roll nothing back. */
    static List<Criterion> of(String text, CriteriaPurpose around) {
        CriteriaPurpose purpose = RollbackIf.purpose(text).within(around);
        return new CriterionReader(purpose, false)
                .pieces(RollbackIf.condition(text).orElse(text), text);
    }

    /** The cells of a row, where a value alone is a limit. */
    static List<Criterion> ofThreshold(String text, CriteriaPurpose around) {
        CriteriaPurpose purpose = RollbackIf.purpose(text).within(around);
        return new CriterionReader(purpose, true).pieces(text, text);
    }

    private List<Criterion> pieces(String condition, String whole) {
        if (!purpose.rollsBack()) {
            return LimitReader.states(condition) || CriteriaWords.states(condition)
                    ? List.of(new Left(
                            whole,
                            "states a limit, but \"" + purpose.words()
                                    + "\" rolls nothing back: no trigger; nobody watches it"))
                    : List.of();
        }
        List<String> alternatives = Alternatives.of(condition);
        List<Criterion> pieces = new ArrayList<>();
        for (String alternative : alternatives) {
            pieces.add(unclear(piece(alternatives.size() == 1 ? whole : alternative, alternative)));
        }
        return pieces;
    }

    private boolean isAsked() {
        return purpose.kind() == Kind.ASK || purpose.kind() == Kind.UNCLEAR;
    }

    /** Says of a criterion that it asks because the words above it are not understood. */
    private Criterion unclear(Criterion piece) {
        if (purpose.kind() != Kind.UNCLEAR) {
            return piece;
        }
        List<String> notes = new ArrayList<>(piece.notes());
        notes.add("stands below \"" + purpose.words() + "\", "
                + CriteriaPurpose.unknownIn(purpose.words())
                        .map(word -> "and \"" + word + "\" in it is not understood")
                        .orElse("which is not understood")
                + ", so a person is asked; write \"Roll back automatically if\" or \"Ask first if\"");
        if (piece instanceof Limited limited) {
            return new Limited(limited.text(), limited.limit(), limited.asks(), notes);
        }
        return piece instanceof Raised raised ? new Raised(raised.text(), raised.name(), raised.asks(), notes) : piece;
    }

    private Criterion piece(String text, String condition) {
        LimitReading reading = threshold ? LimitReader.ofThreshold(condition) : LimitReader.ofTrigger(condition);
        boolean asks = isAsked();
        if (reading instanceof Understood understood) {
            return limited(text, understood);
        }
        List<String> notes = List.of();
        if (reading instanceof Unclear unclear) {
            notes = List.of(unclear.reason() + "; until then people raise it as a finding");
        } else if (PlainLine.of(condition).isBlank()) {
            notes = List.of(
                    "nothing but code, which is not read; write it as \"error_rate > 5% for 5m\"; until then people raise"
                            + " it as a finding");
        } else if (TriggerTimes.counts(condition)) {
            notes = List.of(
                    "says how long, how often or how much, but of nothing that Goaround measures; until then people raise it as a"
                            + " finding");
        }
        String name = FindingWords.slug(purpose.kind() == Kind.NOT_MET ? "not met " + condition : condition);
        return new Raised(text, name, asks, notes);
    }

    private Criterion limited(String text, Understood understood) {
        SignalLimit limit = held(understood.limit());
        boolean good = WorseDirection.holdsAtBest(limit);
        boolean asks = understood.asks() || isAsked();
        boolean turns = good && !WorseDirection.holdsAtBest(limit.negated());
        if (purpose.kind() == Kind.NOT_MET && (turns || !good)) {
            return turns
                    ? new Limited(text, limit.negated(), asks, understood.notes())
                    : new Limited(
                            text,
                            limit,
                            true,
                            List.of("stands below \"" + purpose.words()
                                    + "\" and is no aim itself: taken as it stands, and asks"));
        }
        if (good) {
            String opposite = WorseDirection.holdsAtBest(limit.negated())
                    ? ""
                    : "; if going past it is meant, write <!-- goaround: "
                            + new ClauseText("trigger").limit(limit.negated()) + " -->";
            return new Left(text, "a healthy version meets it, so it is not armed" + opposite);
        }
        return new Limited(text, limit, asks, understood.notes());
    }

    /** With the time that stands over all of them, where it has none of its own. */
    private SignalLimit held(SignalLimit limit) {
        if (limit.lasting() != null || limit.times() != null) {
            return limit;
        }
        SignalLimit lasting = purpose.lasting() == null ? limit : limit.lasting(purpose.lasting());
        return purpose.times() == null ? lasting : lasting.times(purpose.times());
    }
}
