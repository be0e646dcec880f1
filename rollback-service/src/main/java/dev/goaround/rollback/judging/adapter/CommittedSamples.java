package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Topic;
import dev.goaround.messaging.KafkaEnvelopes;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads them from the broker, with a consumer that belongs to no group's members and is there only as long as it is needed. */
final class CommittedSamples implements TakenSamples {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int AT_ONCE = 2000;

    private final Map<String, Object> broker;
    private final String group;

    /**
     * @param broker how it is reached
     * @param group the judge's, whose offsets are asked for
     */
    CommittedSamples(Map<String, Object> broker, String group) {
        this.broker = broker;
        this.group = group;
    }

    @Override
    public long takenTo(int partition) {
        TopicPartition samples = samples(partition);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
            OffsetAndMetadata committed = consumer.committed(Set.of(samples)).get(samples);
            return committed == null ? 0 : committed.offset();
        }
    }

    @Override
    public void between(int partition, long from, long to, Taking taking) {
        TopicPartition samples = samples(partition);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
            consumer.assign(Set.of(samples));
            consumer.seek(samples, from);
            while (consumer.position(samples) < to) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < to) {
                        String key = record.key() == null ? null : new String(record.key(), UTF_8);
                        taking.taken(record.offset(), key, () -> KafkaEnvelopes.read(record));
                    }
                }
            }
        }
    }

    private static TopicPartition samples(int partition) {
        return new TopicPartition(Topic.SAMPLES.topicName(), partition);
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.putAll(broker);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-taken");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // Also of the offsets that are asked for: those of an open transaction are waited for.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What the topic no longer holds is judged no more.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }
}
