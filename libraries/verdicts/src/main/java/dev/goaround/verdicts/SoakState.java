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
 * @param from since when time counts without interruption; null: it does not now
 * @param kept of the good time, what counted before that; null: all of it
 */
record SoakState(Duration good, Instant begun, Instant seenTo, Verdict verdict, Instant from, Duration kept) {

    static SoakState begin(Soak soak, Instant now) {
        Instant begun = soak.since() == null || soak.since().isBefore(now) ? now : soak.since();
        return new SoakState(Duration.ZERO, begun, begun, null, null, null);
    }

    SoakState carriedOver() {
        return said(null);
    }

    SoakState said(Verdict newVerdict) {
        return new SoakState(good, begun, seenTo, newVerdict, from, kept);
    }

    /** Time goes on counting, or begins to. */
    SoakState counting(Instant now) {
        if (from == null) {
            return new SoakState(good, begun, later(now), null, later(now), good);
        }
        Instant to = later(now);
        return new SoakState(kept.plus(Duration.between(from, to)), begun, to, null, from, kept);
    }

    /** Time no longer counts; nor did any after the instant up to which every source had answered. */
    SoakState interrupted(Instant answeredTo, Instant now) {
        if (from == null) {
            return new SoakState(good, begun, later(now), null, null, null);
        }
        Duration seen = answeredTo.isAfter(from) ? Duration.between(from, answeredTo) : Duration.ZERO;
        return new SoakState(kept.plus(seen), begun, later(now), null, null, null);
    }

    private Instant later(Instant now) {
        return now.isAfter(seenTo) ? now : seenTo;
    }
}
