package dev.goaround.probe.sending.adapter;

import dev.goaround.probe.sending.SampleBuffer;
import dev.goaround.probe.sending.SendingReport;
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

    SendingMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void register(@Observes StartupEvent event, SampleBuffer samples) {
        meters.gauge("goaround_probe_samples_buffered", samples, SampleBuffer::size);
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
        meters.counter("goaround_probe_sends_failed").increment();
    }
}
