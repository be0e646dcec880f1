package dev.goaround.probe.probing;

import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.probe.asking.Reply;
import java.time.Duration;

/** What the probing tells those who run it. */
public interface ProbingReport {

    /** A watch began, or its plan changed. */
    void watching(WatchPlanned plan);

    void watchEnded(WatchPlanned plan, String why);

    /** How many watches there are now whose plans name probes. */
    void watchesActive(int watches);

    /** A probe of the plan gets no ticks at all. */
    void notScheduled(WatchPlanned plan, Probe probe, String why);

    /**
     * A tick was taken up.
     *
     * @param late after it was due
     */
    void tick(Duration late, long missed);

    /** A tick was not asked, because its sample would have had no room: the broker is away for too long. */
    void noRoom();

    void sampled(WatchPlanned plan, Probe probe, Reply reply, Duration took, boolean outcomeChanged);
}
