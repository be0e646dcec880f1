package dev.goaround.verdicts;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that is added up: the last {@code over}, never back over {@code since}.
 *
 * @param since the deployment's instant or its last traffic step's
 * @param begin {@code now − over}, at hand because every reading is held against it
 */
record Window(Instant since, Instant now, Duration over, Instant begin) {

    /** For a condition that does not say its window; the same default as a service definition's. */
    static final Duration DEFAULT_OVER = Duration.ofMinutes(1);

    /** @param over null: the default */
    Window(Instant since, Instant now, Duration over) {
        this(since, now, over == null ? DEFAULT_OVER : over, now.minus(over == null ? DEFAULT_OVER : over));
    }

    boolean holds(SourceReading reading) {
        return reading.at().isAfter(begin) && !reading.at().isBefore(since);
    }

    /** Whether all of the time that the reading's counts tell about lies in the window. */
    boolean covers(SourceReading reading) {
        return holds(reading)
                && !reading.from().isBefore(begin)
                && !reading.from().isBefore(since);
    }

    /** A window can be no finer than its source: it reaches over one tick at least. */
    Window atLeast(Duration every) {
        return every.compareTo(over) > 0 ? new Window(since, now, every) : this;
    }

    /** The same, but seen only from an instant on. */
    Window notBefore(Instant seenFrom) {
        return seenFrom.isAfter(since) ? new Window(seenFrom, now, over) : this;
    }

    boolean isFull() {
        return !since.plus(over).isAfter(now);
    }
}
