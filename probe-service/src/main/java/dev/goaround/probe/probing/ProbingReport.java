package dev.goaround.probe.probing;

import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.probe.probers.ProbeResult;
import java.time.Duration;

/** What the probing tells those who run it. */
public interface ProbingReport {

    /** A watch began, or its plan changed. */
    void watching(WatchPlanned plan);

    void watchEnded(WatchPlanned plan, String why);

    /** How many watches there are now whose plans name probes. */
    void watchesActive(int watches);

    /** A probe of the plan cannot be asked at its own times, and is not asked at all. */
    void notScheduled(WatchPlanned plan, Probe probe, String why);

    /**
     * A tick was taken up.
     *
     * @param late after it was due
     */
    void tick(Duration late, long missed);

    /** A tick was not asked, because its sample would have had no room: the broker is away for too long. */
    void noRoom();

    void sampled(WatchPlanned plan, Probe probe, ProbeResult result, Duration took, boolean outcomeChanged);

    /**
     * An exception was kept from the other probes and plans. It is a defect of ours, or a plan that should not be there.
     *
     * @param deployment whose watch it was
     * @param what could not be done
     */
    void defect(String deployment, String what, Throwable defect);
}
