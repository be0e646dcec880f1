package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.annotation.Clause;
import java.time.Duration;

/**
 * How an annotation wants its trigger handled; what is null is as for any trigger.
 *
 * @param mode automatic, ask or shadow
 * @param gap hold, reset or breach
 * @param minSamples floor on answered samples in the window
 * @param minRequests floor on counted requests in the window
 * @param onSilence in ask mode: rollback or stay
 * @param silentAfter the time without an answer after which that happens
 */
public record TriggerHandling(
        String mode, String gap, Integer minSamples, Integer minRequests, String onSilence, Duration silentAfter) {

    public static final TriggerHandling USUAL = new TriggerHandling(null, null, null, null, null, null);

    /** Where the words leave the decision to a person. */
    static final TriggerHandling ASKING = new TriggerHandling("ask", null, null, null, null, null);

    static TriggerHandling of(Clause clause) {
        return new TriggerHandling(
                clause.option("mode").orElse(null),
                clause.option("gap").orElse(null),
                clause.option("min-samples").map(Integer::valueOf).orElse(null),
                clause.option("min-requests").map(Integer::valueOf).orElse(null),
                clause.option("on-silence").orElse(null),
                clause.span("silent-after").orElse(null));
    }

    boolean isSaid() {
        return !equals(USUAL);
    }
}
