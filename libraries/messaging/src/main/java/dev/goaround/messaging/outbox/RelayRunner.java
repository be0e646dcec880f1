package dev.goaround.messaging.outbox;

import dev.goaround.messaging.sending.EventSender;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs the relay on an event loop of its own choosing, from when the channels are connected until they are closed. */
@ApplicationScoped
class RelayRunner {

    /** After the channels, which are connected at 1000. */
    private static final int AFTER_CHANNELS = 3000;

    private static final int BEFORE_ALL_ELSE = 1;
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);
    private static final Duration LAST_SENDS = Duration.ofSeconds(2);
    private static final Duration MEASURED_EVERY = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(RelayRunner.class);

    private final Vertx vertx;
    private final OutboxConfig config;
    private final OutboxTable table;
    private final Relay relay;
    private final OutboxBacklog backlog;
    private final Context loop;
    private volatile boolean started;

    RelayRunner(Vertx vertx, Pool pool, EventSender sender, OutboxConfig config, OutboxBacklog backlog, RelayLog log) {
        if (config.lease().compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException(
                    "goaround.outbox.lease is " + config.lease() + ", expected at least " + SHORTEST_LEASE);
        }
        this.vertx = vertx;
        this.config = config;
        this.backlog = backlog;
        this.table = new OutboxTable(pool, UUID.randomUUID().toString(), config.lease());
        this.loop = vertx.getOrCreateContext();
        this.relay = new Relay(
                table,
                row -> sender.sendRecord(row.toRecord()),
                this::onLoop,
                (delay, task) -> vertx.setTimer(delay.toMillis(), timer -> onLoop(task)),
                InstantSource.system(),
                config,
                log);
    }

    /** There is a row to send. From any thread. */
    void wake() {
        if (started) {
            onLoop(relay::look);
        }
    }

    void start(@Observes @Priority(AFTER_CHANNELS) StartupEvent event) {
        started = true;
        every(config.poll(), relay::look);
        every(config.lease().dividedBy(3), relay::renew);
        every(MEASURED_EVERY, this::measure);
        measure();
        onLoop(relay::look);
    }

    void stop(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent event) {
        if (!started) {
            return;
        }
        if (!await(relay::drain, config.drain()) && !await(relay::stop, LAST_SENDS)) {
            LOG.info("stopped while events were being sent; the next start sends them again");
        }
    }

    private void measure() {
        table.waiting().subscribe().with(backlog::is, failure -> backlog.isUnknown());
    }

    private void every(Duration interval, Runnable task) {
        vertx.setPeriodic(interval.toMillis(), timer -> onLoop(task));
    }

    private void onLoop(Runnable task) {
        loop.runOnContext(ignored -> task.run());
    }

    private boolean await(Supplier<CompletionStage<Void>> ending, Duration atMost) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        onLoop(() -> ending.get().thenRun(() -> ended.complete(null)));
        try {
            ended.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the relay ends without failures", e);
        }
    }
}
