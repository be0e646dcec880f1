package dev.goaround.probe;

import dev.goaround.probe.ticking.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so; timers come in their order. */
public final class Timeline implements InstantSource, Timers {

    private record Due(Instant at, long number, Runnable action) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private Instant now;
    private long number;

    public Timeline(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
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
