package dev.goaround.probe.probing;

import dev.goaround.probe.asking.Asker;
import dev.goaround.probe.asking.BodyLimits;
import dev.goaround.probe.sending.SampleBuffer;
import dev.goaround.probe.ticking.Timers;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** The watches that this instance probes, the latest plan of each. Confined to the probing's thread. */
public final class Watches {

    private final ProbingRoom room;
    private final BodyLimits limits;
    private final Map<String, WatchProbing> watches = new HashMap<>();

    /**
     * @param loop the one thread that everything here is confined to
     * @param openPerHost how many questions to one host may be open
     */
    public Watches(
            Asker asker,
            SampleBuffer samples,
            Timers timers,
            Executor loop,
            InstantSource clock,
            ProbingReport report,
            BodyLimits limits,
            int openPerHost) {
        this.room = new ProbingRoom(asker, new Bulkhead(openPerHost, timers), samples, timers, loop, clock, report);
        this.limits = limits;
    }

    /** A plan was read. One that is over, or no newer than the one in force, changes nothing. */
    public void planned(Watch watch) {
        String deployment = watch.plan().deployment().id();
        WatchProbing known = watches.get(deployment);
        if (known != null && known.watch().plan().revision() >= watch.plan().revision()) {
            return;
        }
        if (!room.clock().instant().isBefore(watch.plan().expiresAt())) {
            end(deployment, "the plan expired at " + watch.plan().expiresAt());
            return;
        }
        WatchProbing probing =
                known == null ? new WatchProbing(room, limits, () -> end(deployment, "the plan expired")) : known;
        watches.put(deployment, probing);
        probing.follow(watch);
        room.report().watchesActive(asking());
    }

    /** No effect if the deployment is not watched. */
    public void end(String deployment, String why) {
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
