package dev.goaround.probe.ticking;

import java.time.Duration;
import java.time.Instant;

/**
 * When a source's ticks are due: tick n at {@code anchor + n × every}. Every instance that probes the source, and every
 * revision of its plan, has the same grid, so that sequence numbers go on when the source moves.
 */
public record TickGrid(Instant anchor, Duration every) {

    /** A shorter time between ticks would load the target and tell no more. */
    static final Duration SHORTEST = Duration.ofMillis(100);

    /** No watch lasts so long. */
    static final Duration LONGEST = Duration.ofDays(30);

    public TickGrid {
        if (every == null) {
            throw new IllegalArgumentException("every is missing, it must be " + SHORTEST + " at least");
        }
        if (every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("every is " + every + ", it must be " + LONGEST + " at most");
        }
        if (every.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("every is " + every + ", it must be " + SHORTEST + " at least");
        }
    }

    /** The slot that an instant lies in; negative before the anchor. */
    public long slotAt(Instant instant) {
        return Math.floorDiv(Duration.between(anchor, instant).toNanos(), every.toNanos());
    }

    public Instant dueAt(long slot) {
        return anchor.plus(every.multipliedBy(slot));
    }
}
