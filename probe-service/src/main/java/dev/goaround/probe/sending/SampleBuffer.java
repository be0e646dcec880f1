package dev.goaround.probe.sending;

import dev.goaround.probe.ticking.Timers;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Keeps samples until the log has them. Each source's samples go one after the other, the next when the one before is
 * acknowledged, sources beside each other. While the log is away the oldest are kept and tried again, and there is no room
 * for new ones once the buffer is full: whoever would take a sample asks for room first. Confined to the probing's thread.
 */
public final class SampleBuffer {

    static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final int capacity;
    private final Function<Outgoing, Uni<Void>> log;
    private final Timers timers;
    private final Executor loop;
    private final SendingReport report;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private boolean held;

    /**
     * @param capacity in samples
     * @param log completes when the sample is safe
     */
    public SampleBuffer(
            int capacity, Function<Outgoing, Uni<Void>> log, Timers timers, Executor loop, SendingReport report) {
        this.capacity = capacity;
        this.log = log;
        this.timers = timers;
        this.loop = loop;
        this.report = report;
    }

    public boolean hasRoom() {
        return size.get() < capacity;
    }

    /**
     * Whether a source's sample may be taken. One whose samples flow always has room: a partition of the log that is away fills
     * the buffer with its own sources' samples, and stops no others.
     */
    public boolean hasRoomFor(String deployment, String source) {
        return hasRoom() || !lanes.containsKey(Outgoing.lane(deployment, source));
    }

    /** From any thread. */
    public int size() {
        return size.get();
    }

    /** Takes it in any case: an answer that is there is not thrown away. */
    public void add(Outgoing outgoing) {
        Lane lane = lanes.computeIfAbsent(outgoing.lane(), name -> new Lane());
        lane.waiting.add(outgoing);
        size.incrementAndGet();
        if (!lane.busy) {
            send(lane);
        }
    }

    private void send(Lane lane) {
        lane.busy = true;
        Outgoing next = lane.waiting.element();
        Uni.createFrom()
                .deferred(() -> log.apply(next))
                .emitOn(loop)
                .subscribe()
                .with(ignored -> sent(lane), failure -> tryAgain(lane, failure));
    }

    private void sent(Lane lane) {
        Outgoing outgoing = lane.waiting.remove();
        size.decrementAndGet();
        lane.pause = FIRST_PAUSE;
        if (held) {
            held = false;
            report.flowing(size.get());
        }
        if (lane.waiting.isEmpty()) {
            lanes.remove(outgoing.lane());
        } else {
            send(lane);
        }
    }

    private void tryAgain(Lane lane, Throwable failure) {
        report.sendFailed();
        if (!held) {
            held = true;
            report.heldBack(failure);
        }
        timers.in(lane.pause, () -> send(lane));
        Duration longer = lane.pause.multipliedBy(2);
        lane.pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static final class Lane {
        private final Deque<Outgoing> waiting = new ArrayDeque<>();
        private Duration pause = FIRST_PAUSE;
        private boolean busy;
    }
}
