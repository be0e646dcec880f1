package dev.goaround.probe.probing;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.probe.probers.ProbeError;
import dev.goaround.probe.probers.ProbeResult;
import dev.goaround.probe.sending.Outgoing;
import dev.goaround.probe.ticking.Moment;
import dev.goaround.probe.ticking.ProbeSchedule;
import dev.goaround.probe.ticking.Tick;
import dev.goaround.probe.ticking.Timers;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One source at work: takes its ticks, asks, and leaves a sample for each, in order. Only one question is open at a time, so
 * that samples cannot overtake each other; ticks that come due meanwhile are unknown. Confined to the probing's thread.
 */
final class SourceProbing {

    /** A source whose tick failed through a defect is tried again. */
    private static final Duration WAIT_AFTER_DEFECT = Duration.ofSeconds(10);

    private final ProbingRoom room;
    private final Source source;
    private ProbeSchedule schedule;
    private Watch watch;

    private final Deque<Tick> overtaken = new ArrayDeque<>();
    private Timers.Timer alarm = () -> {};
    private boolean open;
    private boolean stopped;
    private SampleOutcome lastOutcome;
    private String notAsked;

    SourceProbing(ProbingRoom room, Watch watch, Source source, ProbeSchedule schedule) {
        this.room = room;
        this.watch = watch;
        this.source = source;
        this.schedule = schedule;
    }

    Source source() {
        return source;
    }

    ProbeSchedule schedule() {
        return schedule;
    }

    /** Why the last tick asked nothing, where the plan or we ourselves are to blame; else null. */
    String notAsked() {
        return notAsked;
    }

    void start() {
        wake();
    }

    /** Goes on under a new revision of the plan, with what it remembers. */
    void revise(Watch newWatch) {
        watch = newWatch;
    }

    /** An open question's answer is not waited for. */
    void stop() {
        stopped = true;
        alarm.cancel();
    }

    private void wake() {
        if (stopped) {
            return;
        }
        Duration next = WAIT_AFTER_DEFECT;
        try {
            Moment now = room.now();
            schedule.take(now).ifPresent(tick -> {
                room.report().tick(Duration.between(tick.at(), now.wall()), tick.missed());
                due(tick);
            });
            next = schedule.untilNext(room.now());
        } catch (RuntimeException e) {
            room.report()
                    .defect(
                            watch.plan().deployment().id(),
                            "tick of " + source.probe().source(),
                            e);
        }
        alarm = room.timers().in(next, this::wake);
    }

    private void due(Tick tick) {
        if (!room.samples()
                .hasRoomFor(watch.plan().deployment().id(), source.probe().source())) {
            // Not asked, so that a counter's growth stays for the next reading instead of being lost with this one.
            room.report().noRoom();
        } else if (open) {
            overtaken.add(tick);
        } else {
            ask(tick);
        }
    }

    private void ask(Tick tick) {
        open = true;
        Watch asking = watch;
        Moment asked = room.now();
        Uni.createFrom()
                .deferred(() -> source.ask(room, asking.plan().deployment().service()))
                .emitOn(room.loop())
                .subscribe()
                .with(
                        result -> answered(asking, tick, asked, result),
                        defect -> answered(
                                asking, tick, asked, ProbeResult.unknown(ProbeError.DEFECT, String.valueOf(defect))));
    }

    private void answered(Watch asking, Tick tick, Moment asked, ProbeResult result) {
        open = false;
        if (stopped) {
            return;
        }
        try {
            leaveAll(asking, tick, room.now().since(asked), result);
        } catch (RuntimeException e) {
            room.report()
                    .defect(
                            asking.plan().deployment().id(),
                            "sample of " + source.probe().source(),
                            e);
        }
    }

    private void leaveAll(Watch asking, Tick tick, Duration took, ProbeResult result) {
        leave(asking, tick, took, result);
        while (!overtaken.isEmpty()) {
            ProbeResult unasked = ProbeResult.unknown(
                    ProbeError.OVERLOAD,
                    "the question of tick " + tick.sequence() + " was still open; make every longer");
            leave(asking, overtaken.poll(), Duration.ZERO, unasked);
        }
    }

    private void leave(Watch asking, Tick tick, Duration took, ProbeResult result) {
        WatchPlanned plan = asking.plan();
        notAsked = result.isOurFault() ? result.reason() : null;
        room.samples()
                .add(new Outgoing(
                        source.sample(plan, tick, took, result),
                        plan.deployment().revision(),
                        asking.causation(),
                        asking.traceparent()));
        room.report().sampled(plan, source.probe(), result, took, lastOutcome != result.outcome());
        lastOutcome = result.outcome();
    }
}
