package dev.goaround.checklist.definition;

import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.TriggerGrammar;
import dev.goaround.checklist.reading.words.WorseDirection;
import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.service.Limit;
import java.util.Optional;

/** Triggers that a healthy version trips, and limits that a broken one keeps, of signals whose bad side is known. */
public final class SideDoubts {

    private SideDoubts() {}

    /** @param limit the good state of the signal */
    static Optional<String> of(String signal, Limit limit) {
        return WorseDirection.holdsAtWorst(signal, limit.op().sign(), limit.value(), limit.unit())
                ? Optional.of(
                        "a broken version keeps it, so boxes would tick that should not: a limit says what is good, such"
                                + " as \"error_rate: < 1%\"")
                : Optional.empty();
    }

    static Optional<String> of(DefinedTrigger trigger) {
        return ofTrigger(trigger.text());
    }

    /** @param when in the grammar of triggers */
    public static Optional<String> ofTrigger(String when) {
        boolean atBest = TriggerGrammar.read(when)
                .filter(stated -> stated.reading() instanceof LimitReading.Understood understood
                        && WorseDirection.holdsAtBest(understood.limit()))
                .isPresent();
        return atBest
                ? Optional.of(
                        "a healthy version meets it, and would be rolled back: a trigger says what must not happen, such"
                                + " as \"error_rate > 5% for 5m\"")
                : Optional.empty();
    }
}
