package dev.goaround.probe.probing;

import dev.goaround.probe.asking.Asker;
import dev.goaround.probe.sending.SampleBuffer;
import dev.goaround.probe.ticking.Timers;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What all sources share.
 *
 * @param loop the one thread that the probing is confined to
 */
record ProbingRoom(
        Asker asker,
        Bulkhead bulkhead,
        SampleBuffer samples,
        Timers timers,
        Executor loop,
        InstantSource clock,
        ProbingReport report) {}
