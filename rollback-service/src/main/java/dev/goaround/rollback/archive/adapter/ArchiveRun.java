package dev.goaround.rollback.archive.adapter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts and stops the archiver, and lets what is too old go. */
@ApplicationScoped
class ArchiveRun {

    static final int PURGED_AT_ONCE = 20;

    private static final Logger LOG = Logger.getLogger(ArchiveRun.class);
    private static final int AFTER_TOPICS = 2000;
    private static final Duration SOON = Duration.ofMillis(500);

    private final Vertx vertx;
    private final ArchiveTable table;
    private final ArchiveConfig config;
    private final ArchiveMeters meters;
    private final Clock clock;
    private final Archiver archiver;

    ArchiveRun(
            Vertx vertx,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "goaround.instance", defaultValue = "rollback-service-1") String instance,
            ArchiveTable table,
            ArchiveConfig config,
            ArchiveMeters meters,
            Clock clock) {
        this.vertx = vertx;
        this.table = table;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.archiver = new Archiver(broker, instance, table, config, meters, clock);
    }

    void start(@Observes @Priority(AFTER_TOPICS) StartupEvent event) {
        Thread thread = new Thread(archiver, "archive");
        thread.setDaemon(true);
        thread.start();
        next(SOON);
    }

    void stop(@Observes ShutdownEvent event) {
        archiver.stop();
    }

    private void prune() {
        table.prune(clock.instant().minus(config.keep()), PURGED_AT_ONCE)
                .subscribe()
                .with(
                        gone -> {
                            meters.purged(gone);
                            next(gone == PURGED_AT_ONCE ? SOON : config.pruneEvery());
                        },
                        failure -> {
                            LOG.debugf("the archive is not pruned this time: %s", failure);
                            next(config.pruneEvery());
                        });
    }

    private void next(Duration delay) {
        vertx.setTimer(delay.toMillis(), timer -> prune());
    }
}
