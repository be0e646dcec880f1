package dev.goaround.rollback.actuators.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Topic;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.messaging.CommittedReading;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.KafkaEnvelopes;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A service's newest definition, read from its topic when it is asked for. Only dry runs want it, and they are rare: orders bring
 * the steps with them. Blocks.
 */
@ApplicationScoped
class LatestDefinition {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final Map<String, Object> broker;

    LatestDefinition(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** @return empty if there is none; an outage of the broker is an exception of its client */
    Optional<ServiceDefined> of(String service) {
        byte[] key = service.getBytes(UTF_8);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(CommittedReading.settings(broker, "dry-run"))) {
            List<TopicPartition> partitions = CommittedReading.partitionsOf(consumer, Topic.SERVICES.topicName());
            return CommittedReading.newest(consumer, partitions, key, WITHIN).flatMap(LatestDefinition::defined);
        }
    }

    private static Optional<ServiceDefined> defined(ConsumerRecord<byte[], byte[]> record) {
        return KafkaEnvelopes.read(record) instanceof DecodedRecord.EventRead read
                        && read.event() instanceof ServiceDefined defined
                ? Optional.of(defined)
                : Optional.empty();
    }
}
