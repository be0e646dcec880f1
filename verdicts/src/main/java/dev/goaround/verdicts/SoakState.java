package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.watch.Soak;
import java.time.Duration;
import java.time.Instant;

/**
 * How much of a soak has passed.
 *
 * @param good time that counts
 * @param begun when it began to count, or began again
 * @param seenTo up to where the log's time was looked at
 */
record SoakState(Duration good, Instant begun, Instant seenTo, Verdict verdict) {

    static SoakState begin(Soak soak, Instant now) {
        Instant begun = soak.since() == null || soak.since().isBefore(now) ? now : soak.since();
        return new SoakState(Duration.ZERO, begun, begun, null);
    }

    SoakState carriedOver() {
        return new SoakState(good, begun, seenTo, null);
    }
}
