package dev.goaround.probe.ticking;

import java.time.Duration;
import java.time.Instant;

/**
 * One reading of both clocks. The wall clock says which time it is, and may be set while a watch goes on; the monotonic one
 * only says how much time passed, and a machine that sleeps does not count.
 *
 * @param nanos of the monotonic clock, from an origin of its own
 */
public record Moment(Instant wall, long nanos) {

    /** By the monotonic clock. */
    public Duration since(Moment earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }

    /** What the wall clock would show, had nobody set it since an earlier moment. */
    Instant unset(Moment earlier) {
        return earlier.wall.plus(since(earlier));
    }
}
