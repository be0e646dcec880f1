package dev.goaround.verdicts;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that is added up: the last {@code over}, never back over {@code since}.
 *
 * @param since the deployment's instant or its last traffic step's
 */
record Window(Instant since, Instant now, Duration over) {

    /** For a condition that does not say its window; the same default as a service definition's. */
    static final Duration DEFAULT_OVER = Duration.ofMinutes(1);

    Window {
        over = over == null ? DEFAULT_OVER : over;
    }

    boolean holds(Reading reading) {
        return reading.at().isAfter(now.minus(over)) && !reading.at().isBefore(since);
    }

    /** Whether all of the time that the reading's counts tell about lies in the window. */
    boolean covers(Reading reading) {
        return holds(reading)
                && !reading.from().isBefore(now.minus(over))
                && !reading.from().isBefore(since);
    }

    /** A window can be no finer than its source: it reaches over one tick at least. */
    Window atLeast(Duration every) {
        return every.compareTo(over) > 0 ? new Window(since, now, every) : this;
    }

    boolean isFull() {
        return !since.plus(over).isAfter(now);
    }
}
