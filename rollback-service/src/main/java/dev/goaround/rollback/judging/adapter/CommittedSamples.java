package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Topic;
import dev.goaround.messaging.CommittedReading;
import dev.goaround.messaging.KafkaEnvelopes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads them from the broker, with a consumer that belongs to no group's members and is there only as long as it is needed. */
final class CommittedSamples implements TakenSamples {

    private static final Duration POLL = Duration.ofMillis(500);

    /** The stream's thread waits here; it tries again, and says so, rather than wait for the client's usual minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int AT_ONCE = 2000;

    private final Map<String, Object> broker;
    private final String group;
    private final InstantSource clock;

    /**
     * @param broker how it is reached
     * @param group the judge's, whose offsets are asked for
     */
    CommittedSamples(Map<String, Object> broker, String group, InstantSource clock) {
        this.broker = broker;
        this.group = group;
        this.clock = clock;
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
            // A broker that lost its last seconds has less than was taken.
            long there = Math.min(to, consumer.endOffsets(Set.of(samples)).get(samples));
            long position = from;
            Instant movedAt = clock.instant();
            while (position < there) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < to) {
                        String key = record.key() == null ? null : new String(record.key(), UTF_8);
                        taking.taken(record.offset(), key, () -> KafkaEnvelopes.read(record));
                    }
                }
                if (consumer.position(samples) > position) {
                    position = consumer.position(samples);
                    movedAt = clock.instant();
                } else if (clock.instant().isAfter(movedAt.plus(PATIENCE))) {
                    throw new TimeoutException(samples + " cannot be read on from " + position + " to " + there);
                }
            }
        }
    }

    private static TopicPartition samples(int partition) {
        return new TopicPartition(Topic.SAMPLES.topicName(), partition);
    }

    private Properties settings() {
        // Committed also of the offsets that are asked for: those of an open transaction are waited for.
        Properties settings = CommittedReading.settings(broker, group + "-taken");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()) - 1000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        // What the topic no longer holds is judged no more.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
        return settings;
    }
}
