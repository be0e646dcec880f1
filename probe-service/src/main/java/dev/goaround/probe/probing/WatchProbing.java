package dev.goaround.probe.probing;

import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.probe.asking.BodyLimits;
import dev.goaround.probe.asking.Questions;
import dev.goaround.probe.ticking.ProbeSchedule;
import dev.goaround.probe.ticking.TickGrid;
import dev.goaround.probe.ticking.Timers;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sources of one watch. Confined to the probing's thread. */
final class WatchProbing {

    private final ProbingRoom room;
    private final BodyLimits limits;
    private final Runnable expired;
    private final Map<String, SourceProbing> sources = new LinkedHashMap<>();
    private Timers.Timer expiry = () -> {};
    private Watch watch;

    /** @param expired called when the watch's time is over */
    WatchProbing(ProbingRoom room, BodyLimits limits, Runnable expired) {
        this.room = room;
        this.limits = limits;
        this.expired = expired;
    }

    Watch watch() {
        return watch;
    }

    int sources() {
        return sources.size();
    }

    /** Starts, or goes on under another revision: sources whose probe and target stay the same keep what they remember. */
    void follow(Watch newWatch) {
        watch = newWatch;
        WatchPlanned plan = newWatch.plan();
        expiry.cancel();
        expiry = room.timers().in(Duration.between(room.clock().instant(), plan.expiresAt()), expired);
        room.report().watching(plan);
        Map<String, Target> targets = plan.targets().stream()
                .collect(Collectors.toMap(Target::name, Function.identity(), (first, second) -> first));
        Set<String> gone = new HashSet<>(sources.keySet());
        for (Probe probe : plan.probes()) {
            if (probe(probe, targets.get(probe.target()))) {
                gone.remove(probe.source());
            }
        }
        gone.forEach(source -> sources.remove(source).stop());
    }

    void stop() {
        expiry.cancel();
        sources.values().forEach(SourceProbing::stop);
        sources.clear();
    }

    /** Returns whether the probe has ticks. */
    private boolean probe(Probe probe, Target target) {
        SourceProbing known = sources.get(probe.source());
        if (known != null && known.source().isSame(probe, target)) {
            known.revise(watch);
            return true;
        }
        TickGrid grid;
        try {
            grid = new TickGrid(watch.plan().anchor(), probe.every());
        } catch (IllegalArgumentException e) {
            room.report().notScheduled(watch.plan(), probe, e.getMessage());
            return false;
        }
        if (known != null) {
            known.stop();
        }
        ProbeSchedule schedule =
                known == null ? new ProbeSchedule(grid) : known.schedule().on(grid);
        Source source = new Source(probe, target, Questions.of(probe, target, limits));
        SourceProbing probing = new SourceProbing(room, watch, source, schedule);
        sources.put(probe.source(), probing);
        probing.start();
        return true;
    }
}
