package dev.goaround.messaging.topics;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * A channel that has failed has ended for good: nothing is read from its topic any more, and only a restart begins anew. Where one
 * is found while the broker answers, the process ends with status 1, and whoever supervises it starts it again; what was not
 * acknowledged comes again.
 */
@ApplicationScoped
class ChannelWatch {

    private static final Logger LOG = Logger.getLogger(ChannelWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Long enough for the broker's own return to be over. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(8);
    private static final int FAILED = 1;

    private final Vertx vertx;
    private final BrokerAnswers broker;
    private final Instance<HealthCenter> channels;
    private final InstantSource clock = InstantSource.system();
    private Instant endedSince;

    ChannelWatch(Vertx vertx, BrokerAnswers broker, Instance<HealthCenter> channels) {
        this.vertx = vertx;
        this.broker = broker;
        this.channels = channels;
    }

    void start(@Observes StartupEvent event) {
        // A test's process goes on, whatever becomes of its application.
        if (LaunchMode.current() == LaunchMode.NORMAL && channels.isResolvable()) {
            next();
        }
    }

    private void look() {
        HealthReport report = channels.get().getLiveness();
        Instant now = clock.instant();
        endedSince = report.isOk() ? null : endedSince == null ? now : endedSince;
        if (isForGood(endedSince, broker.latest(), now)) {
            LOG.errorf("channels have ended, the process ends to be started again: %s", ended(report));
            end();
        } else {
            next();
        }
    }

    /** @param endedSince when a channel was first seen to have ended; null: all are there */
    static boolean isForGood(Instant endedSince, BrokerAnswers.Seen broker, Instant now) {
        Instant before = now.minus(PATIENCE);
        return endedSince != null
                && endedSince.isBefore(before)
                && broker.answers()
                && broker.since().isBefore(before);
    }

    private static String ended(HealthReport report) {
        return report.getChannels().stream()
                .filter(channel -> !channel.isOk())
                .map(channel -> channel.getChannel() + " (" + channel.getMessage() + ")")
                .collect(Collectors.joining(", "));
    }

    private static void end() {
        Thread limit = new Thread(
                () -> {
                    try {
                        Thread.sleep(STOPPED_WITHIN.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(FAILED);
                },
                "stop-limit-of-channels");
        limit.setDaemon(true);
        limit.start();
        Quarkus.asyncExit(FAILED);
    }

    private void next() {
        vertx.setTimer(EVERY.toMillis(), timer -> look());
    }
}
