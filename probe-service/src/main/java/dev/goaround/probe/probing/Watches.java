package dev.goaround.probe.probing;

import dev.goaround.probe.probers.BodyLimits;
import dev.goaround.probe.probers.ProbeClient;
import dev.goaround.probe.sending.SampleBuffer;
import dev.goaround.probe.ticking.Moment;
import dev.goaround.probe.ticking.Timers;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The watches that this instance probes, the latest plan of each. Confined to the probing's thread. */
public final class Watches {

    private final ProbingRoom room;
    private final BodyLimits limits;
    private final Map<String, WatchProbing> watches = new HashMap<>();

    /** By deployment, what went wrong with its plan as a whole. */
    private final Map<String, String> defects = new LinkedHashMap<>();

    /**
     * @param loop the one thread that everything here is confined to
     * @param clocks reads the wall clock and the monotonic one together
     * @param openPerHost how many questions to one host may be open
     */
    public Watches(
            ProbeClient client,
            SampleBuffer samples,
            Timers timers,
            Executor loop,
            Supplier<Moment> clocks,
            ProbingReport report,
            BodyLimits limits,
            int openPerHost) {
        this.room = new ProbingRoom(client, new Bulkhead(openPerHost, timers), samples, timers, loop, clocks, report);
        this.limits = limits;
    }

    /** A plan was read. One that is over, or no newer than the one in force, changes nothing. */
    public void planned(Watch watch) {
        String deployment = watch.plan().deployment().id();
        WatchProbing known = watches.get(deployment);
        if (known != null && known.watch().plan().revision() >= watch.plan().revision()) {
            return;
        }
        Instant expiresAt = watch.plan().expiresAt();
        boolean over = known == null ? !room.now().wall().isBefore(expiresAt) : known.isOver(expiresAt);
        if (over) {
            end(deployment, "the plan expired at " + watch.plan().expiresAt());
            return;
        }
        WatchProbing probing =
                known == null ? new WatchProbing(room, limits, () -> end(deployment, "the plan expired")) : known;
        watches.put(deployment, probing);
        defects.remove(deployment);
        try {
            probing.follow(watch);
        } catch (RuntimeException e) {
            defect(deployment, "plan " + watch.plan().revision(), e);
        }
        room.report().watchesActive(asking());
    }

    /** Notes what was kept from the other watches; it is said until the watch has another plan, or ends. */
    void defect(String deployment, String what, Throwable defect) {
        defects.put(deployment, what + ": " + defect);
        room.report().defect(deployment, what, defect);
    }

    /**
     * What is not probed though a plan says so, through the plan's fault or ours: by deployment, or by deployment and source,
     * the reason.
     */
    public Map<String, String> notProbed() {
        Map<String, String> notProbed = new LinkedHashMap<>(defects);
        watches.forEach((deployment, watch) ->
                watch.notAsked().forEach((source, why) -> notProbed.put(deployment + " " + source, why)));
        return notProbed;
    }

    /** No effect if the deployment is not watched. */
    public void end(String deployment, String why) {
        defects.remove(deployment);
        WatchProbing probing = watches.remove(deployment);
        if (probing != null) {
            probing.stop();
            room.report().watchEnded(probing.watch().plan(), why);
            room.report().watchesActive(asking());
        }
    }

    public int size() {
        return watches.size();
    }

    /** Without the watches of environments that name no probes: these wait for no sample. */
    private int asking() {
        return (int) watches.values().stream()
                .filter(probing -> !probing.watch().plan().probes().isEmpty())
                .count();
    }

    /** How many sources are at work in all. */
    public int sources() {
        return watches.values().stream().mapToInt(WatchProbing::sources).sum();
    }
}
