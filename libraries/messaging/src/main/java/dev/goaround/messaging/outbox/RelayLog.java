package dev.goaround.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** Logs the relay's troubles when they begin and when they end, not at every attempt; counts every failed send. */
@ApplicationScoped
class RelayLog implements RelayReport {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final MeterRegistry meters;

    /** Positions that were tried in vain. Only the relay's thread comes here. */
    private final Set<Long> stuck = new HashSet<>();

    private boolean away;

    RelayLog(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void notSent(OutboxRow row, Throwable failure) {
        failedSends(row).increment();
        if (stuck.add(row.position())) {
            LOG.warnf(
                    "%s could not be sent and holds up its key; tried again until it is: %s",
                    row, Relay.reason(failure));
        }
    }

    @Override
    public void sent(OutboxRow row) {
        failedSends(row);
        if (stuck.remove(row.position())) {
            LOG.infof("%s is sent now, after %d attempts in vain", row, row.attempts());
        }
    }

    /** Begins at 0 with the first row of a topic, so that the first failure after it is seen as an increase. */
    private Counter failedSends(OutboxRow row) {
        return Counter.builder("goaround_outbox_failed_sends")
                .description("Tries to send an event that the broker did not acknowledge")
                .tag("topic", row.topic())
                .register(meters);
    }

    @Override
    public void outboxAway(Throwable failure) {
        if (!away) {
            away = true;
            LOG.warnf("the outbox can't be read or written; tried again until it can: %s", failure);
        }
    }

    @Override
    public void outboxBack() {
        if (away) {
            away = false;
            LOG.info("the outbox can be read again");
        }
    }
}
