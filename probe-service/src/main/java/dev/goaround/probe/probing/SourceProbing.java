package dev.goaround.probe.probing;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.probe.asking.Reply;
import dev.goaround.probe.asking.Trouble;
import dev.goaround.probe.sending.Outgoing;
import dev.goaround.probe.ticking.ProbeSchedule;
import dev.goaround.probe.ticking.Tick;
import dev.goaround.probe.ticking.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One source at work: takes its ticks, asks, and leaves a sample for each, in order. Only one question is open at a time, so
 * that samples cannot overtake each other; ticks that come due meanwhile are unknown. Confined to the probing's thread.
 */
final class SourceProbing {

    private final ProbingRoom room;
    private final Source source;
    private ProbeSchedule schedule;
    private Watch watch;

    private final Deque<Tick> overtaken = new ArrayDeque<>();
    private Timers.Timer alarm = () -> {};
    private boolean open;
    private boolean stopped;
    private SampleOutcome lastOutcome;

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
        Instant now = room.clock().instant();
        schedule.take(now).ifPresent(tick -> {
            room.report().tick(Duration.between(tick.at(), now), tick.missed());
            due(tick);
        });
        alarm = room.timers().in(schedule.untilNext(room.clock().instant()), this::wake);
    }

    private void due(Tick tick) {
        if (!room.samples().hasRoom()) {
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
        Instant asked = room.clock().instant();
        source.ask(room, asking.plan().deployment().service())
                .emitOn(room.loop())
                .subscribe()
                .with(
                        reply -> answered(asking, tick, asked, reply),
                        defect -> answered(asking, tick, asked, Reply.unknown(Trouble.DEFECT, String.valueOf(defect))));
    }

    private void answered(Watch asking, Tick tick, Instant asked, Reply reply) {
        open = false;
        if (stopped) {
            return;
        }
        leave(asking, tick, Duration.between(asked, room.clock().instant()), reply);
        while (!overtaken.isEmpty()) {
            Reply unasked = Reply.unknown(
                    Trouble.OVERLOAD, "the question of tick " + tick.sequence() + " was still open; make every longer");
            leave(asking, overtaken.poll(), Duration.ZERO, unasked);
        }
    }

    private void leave(Watch asking, Tick tick, Duration took, Reply reply) {
        WatchPlanned plan = asking.plan();
        room.samples()
                .add(new Outgoing(
                        source.sample(plan, tick, took.isNegative() ? Duration.ZERO : took, reply),
                        plan.deployment().revision(),
                        asking.causation(),
                        asking.traceparent()));
        room.report().sampled(plan, source.probe(), reply, took, lastOutcome != reply.outcome());
        lastOutcome = reply.outcome();
    }
}
