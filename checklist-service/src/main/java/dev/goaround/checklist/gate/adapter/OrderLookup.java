package dev.goaround.checklist.gate.adapter;

import dev.goaround.checklist.gate.OrderLookupResult;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks for an order before a pipeline is told to go on. One look at a time, on a thread of its own. */
@ApplicationScoped
class OrderLookup {

    private static final Logger LOG = Logger.getLogger(OrderLookup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Whoever asks meanwhile is answered at once instead of waiting in a queue for a broker that is away. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, Object> broker;
    private final String group;
    private final Clock clock;
    private final boolean looking;
    private final WorkerExecutor worker;

    /** Both of the worker's thread. */
    private RollbackTopicReader log;

    private Instant failedAt = Instant.MIN;

    OrderLookup(
            Vertx vertx,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "mp.messaging.incoming.rollbacks.group.id") String group,
            @ConfigProperty(name = "goaround.gates.look-for-orders", defaultValue = "true") boolean looking,
            Clock clock) {
        this.broker = broker;
        this.group = group;
        this.looking = looking;
        this.clock = clock;
        this.worker = vertx.createSharedWorkerExecutor("orders-ahead", 1);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.close();
    }

    /** Completes on the caller's Vert.x context, and never fails. */
    Uni<OrderLookupResult> of(String deployment) {
        return looking
                ? Uni.createFrom()
                        .completionStage(() ->
                                worker.executeBlocking(() -> look(deployment)).toCompletionStage())
                : Uni.createFrom().item(OrderLookupResult.NOTHING);
    }

    private OrderLookupResult look(String deployment) {
        if (clock.instant().isBefore(failedAt.plus(AFTER_FAILURE))) {
            return OrderLookupResult.UNREAD;
        }
        try {
            if (log == null) {
                log = new RollbackTopicReader(new KafkaConsumer<>(settings(broker, group)), PATIENCE, clock);
            }
            return log.holds(deployment) ? OrderLookupResult.ORDER : OrderLookupResult.NOTHING;
        } catch (RuntimeException e) {
            // Whatever it is: no pipeline goes on by a gate of which we do not know whether it is being shut.
            LOG.warnf("a gate is not let pass now, orders cannot be looked for: %s", e);
            if (log != null) {
                log.close();
                log = null;
            }
            failedAt = clock.instant();
            return OrderLookupResult.UNREAD;
        }
    }

    /** In the group whose work it looks at, but no member of it. */
    static Properties settings(Map<String, Object> broker, String group) {
        Properties settings = new Properties();
        settings.putAll(broker);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "orders-ahead");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return settings;
    }
}
