package dev.goaround.benchmarks;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer beside the services that writes down when it saw what: a record's own time says when it was meant, not when it came. */
final class Observer implements AutoCloseable {
    private final Map<String, Long> samplesById = new ConcurrentHashMap<>();
    private final Map<String, Long> firstSampleByDeployment = new ConcurrentHashMap<>();
    private final Map<String, Order> ordersByDeployment = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param sawAt {@link System#nanoTime}
     * @param causation id of the sample that completed the breach
     */
    private record Order(long sawAt, String causation) {}

    /** @param client the settings of a client that may read what the services say to each other */
    Observer(Properties client) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                "observer-" + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                20));
        client.stringPropertyNames().forEach(name -> settings.put(name, client.getProperty(name)));
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.SAMPLES.topicName(), Topic.ROLLBACKS.topicName()));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::see);
        }
        thread = new Thread(() -> watch(consumer), "observer");
        thread.start();
    }

    /** From {@code since} to the first sample of the deployment. */
    Optional<Duration> firstSampleAfter(long since, String deployment) {
        return Optional.ofNullable(firstSampleByDeployment.get(deployment)).map(at -> Duration.ofNanos(at - since));
    }

    /** From the sample that completed the breach to the order. */
    Optional<Duration> orderAfterItsSample(String deployment) {
        Order order = ordersByDeployment.get(deployment);
        Long sample = order == null ? null : samplesById.get(order.causation());
        return sample == null ? Optional.empty() : Optional.of(Duration.ofNanos(order.sawAt() - sample));
    }

    private void watch(KafkaConsumer<String, byte[]> consumer) {
        try (consumer) {
            while (!closed) {
                consumer.poll(Duration.ofMillis(50)).forEach(this::see);
            }
        }
    }

    private void see(ConsumerRecord<String, byte[]> record) {
        long now = System.nanoTime();
        String type = header(record, "ce_type");
        if (EventType.SAMPLE_TAKEN.type().equals(type)) {
            samplesById.putIfAbsent(header(record, "ce_id"), now);
            firstSampleByDeployment.putIfAbsent(record.key(), now);
        } else if (EventType.ROLLBACK_ORDERED.type().equals(type)) {
            ordersByDeployment.putIfAbsent(record.key(), new Order(now, header(record, "ce_causation")));
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
