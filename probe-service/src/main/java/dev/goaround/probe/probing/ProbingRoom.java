package dev.goaround.probe.probing;

import dev.goaround.probe.probers.ProbeClient;
import dev.goaround.probe.sending.SampleBuffer;
import dev.goaround.probe.ticking.Moment;
import dev.goaround.probe.ticking.Timers;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What all sources share.
 *
 * @param loop the one thread that the probing is confined to
 */
record ProbingRoom(
        ProbeClient asker,
        Bulkhead bulkhead,
        SampleBuffer samples,
        Timers timers,
        Executor loop,
        Supplier<Moment> clocks,
        ProbingReport report) {

    Moment now() {
        return clocks.get();
    }
}
