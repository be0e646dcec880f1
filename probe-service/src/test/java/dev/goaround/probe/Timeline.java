package dev.goaround.probe;

import dev.goaround.probe.ticking.Moment;
import dev.goaround.probe.ticking.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Time that passes when a test says so; timers come in their order. */
public final class Timeline implements InstantSource, Timers, Supplier<Moment> {

    private record Due(Instant at, long number, Runnable action) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final Instant start;
    private Instant now;
    private Duration set = Duration.ZERO;
    private long number;

    public Timeline(Instant start) {
        this.start = start;
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now.plus(set);
    }

    @Override
    public Moment get() {
        return new Moment(instant(), Duration.between(start, now).toNanos());
    }

    /** Somebody sets the wall clock, or the machine slept for so long: no monotonic time passes. */
    public void setWallClock(String by) {
        set = set.plus(Duration.parse(by));
    }

    @Override
    public Timer in(Duration delay, Runnable action) {
        Due timer = new Due(delay.isNegative() ? now : now.plus(delay), number++, action);
        due.add(timer);
        return () -> due.remove(timer);
    }

    public void pass(String duration) {
        Instant end = now.plus(Duration.parse(duration));
        while (!due.isEmpty() && !due.peek().at().isAfter(end)) {
            Due next = due.remove();
            now = next.at().isAfter(now) ? next.at() : now;
            next.action().run();
        }
        now = end;
    }

    /** Time passes, and nobody wakes: the process was stopped. */
    public void freeze(String duration) {
        now = now.plus(Duration.parse(duration));
    }
}
