package dev.goaround.probe.sending.adapter;

import dev.goaround.probe.sending.SampleBuffer;
import dev.goaround.probe.sending.SendingReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Meters and log lines of the sample buffer. */
@Singleton
public class SendingMeters implements SendingReport {

    private static final Logger LOG = Logger.getLogger(SendingMeters.class);

    private final MeterRegistry meters;
    private final Counter failed;
    private final Counter tooLarge;
    private final Counter unwritable;

    SendingMeters(MeterRegistry meters) {
        this.meters = meters;
        this.failed = Counter.builder("goaround_probe_sends_failed")
                .description("Attempts to hand a sample to the broker that failed; the sample is tried again")
                .register(meters);
        this.tooLarge = dropped(meters, "too-large");
        this.unwritable = dropped(meters, "unwritable");
    }

    void register(@Observes StartupEvent event, SampleBuffer samples) {
        Gauge.builder("goaround_probe_samples_buffered", samples, SampleBuffer::size)
                .description("Samples that wait for the broker")
                .register(meters);
    }

    @Override
    public void heldBack(Throwable cause) {
        LOG.warnf("samples are kept back, the broker does not take them: %s", cause);
    }

    @Override
    public void flowing(int kept) {
        LOG.infof("samples flow again, %d are waiting", kept);
    }

    @Override
    public void sendFailed() {
        failed.increment();
    }

    private static Counter dropped(MeterRegistry meters, String reason) {
        return Counter.builder("goaround_probe_samples_dropped")
                .description("Samples that were taken and never reached the broker")
                .tag("reason", reason)
                .register(meters);
    }

    /** It could not even be written: a defect. */
    void unwritable() {
        unwritable.increment();
    }

    /** The broker will never take it. */
    void tooLarge() {
        tooLarge.increment();
    }
}
