package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.messaging.CommittedReading;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The log behind the judge's store, read for one deployment: it tells what any instance's judge has stored and committed. Read
 * only where the store here does not tell, which is rare. Blocks.
 */
@ApplicationScoped
class OrderChangelog {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    /** A batch is let in whole whatever its size: a snapshot may be larger. */
    private static final int FETCHED_AT_ONCE = 1 << 20;

    private final Map<String, Object> broker;
    private final String topic;

    OrderChangelog(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.kafka-streams.application-id") String application) {
        this.broker = broker;
        // As Kafka Streams names it.
        this.topic = application + "-" + JudgingTopology.STORE + "-changelog";
    }

    /**
     * @return the newest committed snapshot of the deployment
     * @throws TimeoutException if its end is not reached in time
     */
    Optional<byte[]> latest(String deployment) {
        byte[] key = deployment.getBytes(UTF_8);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
            int partitions = consumer.partitionsFor(topic).size();
            if (partitions == 0) {
                return Optional.empty();
            }
            // The stream's partition is that of the deployment's records, and those have the producer's own rule.
            TopicPartition partition = new TopicPartition(topic, BuiltInPartitioner.partitionForKey(key, partitions));
            return CommittedReading.newest(consumer, List.of(partition), key, WITHIN)
                    .map(ConsumerRecord::value);
        }
    }

    private Properties settings() {
        Properties settings = CommittedReading.settings(broker, "given-orders");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_AT_ONCE);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_AT_ONCE);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) WITHIN.toMillis());
        return settings;
    }
}
