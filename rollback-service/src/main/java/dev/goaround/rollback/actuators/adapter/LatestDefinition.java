package dev.goaround.rollback.actuators.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Topic;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.KafkaEnvelopes;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A service's newest definition, read from its topic when it is asked for. Only dry runs want it, and they are rare: orders bring
 * the steps with them. Blocks.
 */
@ApplicationScoped
class LatestDefinition {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLS = 50;

    private final Map<String, Object> broker;

    LatestDefinition(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** @return empty if there is none; an outage of the broker is an exception of its client */
    Optional<ServiceDefined> of(String service) {
        byte[] key = service.getBytes(UTF_8);
        Optional<ServiceDefined> newest = Optional.empty();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.SERVICES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (int i = 0; i < MOST_POLLS && isBefore(consumer, ends); i++) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (Arrays.equals(record.key(), key)) {
                        newest = defined(record);
                    }
                }
            }
        }
        return newest;
    }

    private static boolean isBefore(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static Optional<ServiceDefined> defined(ConsumerRecord<byte[], byte[]> record) {
        return KafkaEnvelopes.read(record) instanceof DecodedRecord.EventRead read
                        && read.event() instanceof ServiceDefined defined
                ? Optional.of(defined)
                : Optional.empty();
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.putAll(broker);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "dry-run");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return settings;
    }
}
