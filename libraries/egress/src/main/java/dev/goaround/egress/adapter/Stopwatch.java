package dev.goaround.egress.adapter;

import dev.goaround.egress.Timings;
import java.time.Duration;

/** Measures one call by the monotonic clock: the wall clock may be set while the call is under way. */
final class Stopwatch {
    private long started;
    private long resolved;
    private long connected;

    void start() {
        started = System.nanoTime();
        resolved = started;
        connected = started;
    }

    void resolved() {
        resolved = System.nanoTime();
    }

    void connected() {
        connected = System.nanoTime();
    }

    /** What is left of the deadline; a millisecond at least, because Vert.x reads zero as no limit. */
    Duration left(Duration deadline) {
        Duration left = deadline.minusNanos(System.nanoTime() - started);
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }

    Timings timings() {
        return new Timings(
                Duration.ofNanos(resolved - started),
                Duration.ofNanos(connected - resolved),
                Duration.ofNanos(System.nanoTime() - started));
    }
}
