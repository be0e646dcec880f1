package dev.goaround.probe.probing;

import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.probe.probers.BodyLimits;
import dev.goaround.probe.probers.Prober;
import dev.goaround.probe.probers.Probers;
import dev.goaround.probe.ticking.Moment;
import dev.goaround.probe.ticking.ProbeSchedule;
import dev.goaround.probe.ticking.TickGrid;
import dev.goaround.probe.ticking.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sources of one watch. Confined to the probing's thread. */
final class WatchProbing {

    private static final Duration EVERY_WITHOUT_TIMES = Duration.ofSeconds(10);

    private final ProbingRoom room;
    private final Moment began;
    private final BodyLimits limits;
    private final Runnable expired;
    private final Map<String, SourceProbing> sources = new LinkedHashMap<>();
    private Timers.Timer expiry = () -> {};
    private Watch watch;

    /** @param expired called when the watch's time is over */
    WatchProbing(ProbingRoom room, BodyLimits limits, Runnable expired) {
        this.room = room;
        this.began = room.now();
        this.limits = limits;
        this.expired = expired;
    }

    Watch watch() {
        return watch;
    }

    int sources() {
        return sources.size();
    }

    /** Whether the plan's time is over by both clocks: a wall clock that is set forward by mistake ends no watch. */
    boolean isOver(Instant expiresAt) {
        Duration left = until(expiresAt);
        return left.isNegative() || left.isZero();
    }

    private Duration until(Instant expiresAt) {
        Moment now = room.now();
        Duration byWall = Duration.between(now.wall(), expiresAt);
        Duration bySteady = Duration.between(began.wall().plus(now.since(began)), expiresAt);
        return byWall.compareTo(bySteady) > 0 ? byWall : bySteady;
    }

    /** Starts, or goes on under another revision: sources whose probe and target stay the same keep what they remember. */
    void follow(Watch newWatch) {
        watch = newWatch;
        WatchPlanned plan = newWatch.plan();
        awaitExpiry();
        room.report().watching(plan);
        Map<String, Target> targets = plan.targets().stream()
                .collect(Collectors.toMap(Target::name, Function.identity(), (first, second) -> first));
        Set<String> gone = new HashSet<>(sources.keySet());
        for (Probe probe : plan.probes()) {
            gone.remove(probe.source());
            try {
                probe(probe, targets.get(probe.target()));
            } catch (RuntimeException e) {
                room.report().defect(plan.deployment().id(), "probe " + probe.source(), e);
            }
        }
        gone.forEach(source -> sources.remove(source).stop());
    }

    private void awaitExpiry() {
        expiry.cancel();
        expiry = room.timers().in(until(watch.plan().expiresAt()), this::expireIfOver);
    }

    private void expireIfOver() {
        if (isOver(watch.plan().expiresAt())) {
            expired.run();
        } else {
            awaitExpiry();
        }
    }

    /** Each source of which the last tick asked nothing through the plan's fault or ours, with the reason. */
    Map<String, String> notAsked() {
        Map<String, String> notAsked = new LinkedHashMap<>();
        sources.forEach((name, source) -> {
            if (source.notAsked() != null) {
                notAsked.put(name, source.notAsked());
            }
        });
        return notAsked;
    }

    void stop() {
        expiry.cancel();
        sources.values().forEach(SourceProbing::stop);
        sources.clear();
    }

    private void probe(Probe probe, Target target) {
        SourceProbing known = sources.get(probe.source());
        if (known != null && known.source().isSame(probe, target)) {
            known.revise(watch);
            return;
        }
        TickGrid grid;
        Prober prober;
        try {
            grid = new TickGrid(watch.plan().anchor(), probe.every());
            prober = Probers.of(probe, target, limits);
        } catch (IllegalArgumentException e) {
            // A silent source looks like a broken prober: it says what is wrong, at times of our own.
            room.report().notScheduled(watch.plan(), probe, e.getMessage());
            grid = new TickGrid(watch.plan().anchor(), EVERY_WITHOUT_TIMES);
            prober = Prober.unaskable(e.getMessage());
        }
        if (known != null) {
            known.stop();
        }
        ProbeSchedule schedule =
                known == null ? new ProbeSchedule(grid) : known.schedule().on(grid);
        SourceProbing probing = new SourceProbing(room, watch, new Source(probe, target, prober), schedule);
        sources.put(probe.source(), probing);
        probing.start();
    }
}
