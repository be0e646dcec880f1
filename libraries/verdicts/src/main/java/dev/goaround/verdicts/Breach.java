package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.watch.Trigger;
import java.time.Instant;

/**
 * A trigger is in breach at this evaluation. It is said at every evaluation, not only at the first, so that a plan that is
 * armed later acts on the next sample.
 *
 * @param unanswered in ask mode, whether the time for an answer is over
 * @param at the log's time of the sample or finding
 */
public record Breach(Trigger trigger, Verdict verdict, boolean unanswered, Instant at) {

    /** Whether it asks for the rollback by itself: an automatic trigger's, or one that nobody answered for. */
    public boolean orders() {
        return switch (trigger.mode()) {
            case AUTOMATIC -> true;
            case ASK ->
                unanswered && trigger.silence() != null && trigger.silence().rollBack();
            case SHADOW -> false;
        };
    }
}
