package dev.goaround.messaging;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What all consumers have in common that read topics by hand, beside the channels: they see what was committed, as bytes, commit nothing by
 * themselves and make no topic. For one thread; blocks.
 */
public final class CommittedReading {

    private static final Duration POLL = Duration.ofMillis(200);

    private CommittedReading() {}

    /**
     * @param broker the connection settings that all of the service's Kafka clients share
     * @param client its name at the broker
     */
    public static Properties settings(Map<String, Object> broker, String client) {
        Properties settings = new Properties();
        settings.putAll(broker);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, client);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    public static List<TopicPartition> partitionsOf(Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** Whether the consumer has come to these ends. */
    public static boolean isAtEnd(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /**
     * The newest record of a key on these partitions, which are read from their beginning to their end of now.
     *
     * @throws TimeoutException if their end is not reached in time
     */
    public static Optional<ConsumerRecord<byte[], byte[]>> newest(
            Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions, byte[] key, Duration within) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long deadline = System.nanoTime() + within.toNanos();
        ConsumerRecord<byte[], byte[]> newest = null;
        while (!isAtEnd(consumer, ends)) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException(partitions + " were not read to their end within " + within);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (Arrays.equals(record.key(), key)) {
                    newest = record;
                }
            }
        }
        return Optional.ofNullable(newest);
    }
}
