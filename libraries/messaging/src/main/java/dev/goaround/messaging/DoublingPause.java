package dev.goaround.messaging;

import java.time.Duration;

/**
 * How long to wait after a failure before the next try: twice as long after each. Without jitter, which a caller adds where many may
 * have failed together.
 *
 * @param first after the first failure
 * @param longest after however many
 */
public record DoublingPause(Duration first, Duration longest) {

    /** Keeps the product within what a duration can hold; every longest pause is reached long before. */
    private static final int MOST_DOUBLINGS = 30;

    /** @param failures so far; fewer than one counts as one */
    public Duration after(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
        Duration doubled = first.multipliedBy(1L << doublings);
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
