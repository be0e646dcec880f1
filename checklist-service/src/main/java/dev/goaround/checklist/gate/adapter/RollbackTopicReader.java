package dev.goaround.checklist.gate.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;

/**
 * The orders on the topic of rollbacks, read from where the group has handled them: all instances, and the one that does the
 * asking, see the same. For one thread at a time; blocks.
 */
final class RollbackTopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final byte[] ORDERED = EventType.ROLLBACK_ORDERED.type().getBytes(UTF_8);

    /** An order that was read and not handled is a matter of milliseconds; this many are none. */
    private static final int REMEMBERED = 10_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Duration patience;
    private final InstantSource clock;
    private final Set<String> ordered = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private List<TopicPartition> partitions = List.of();

    /** @param consumer in checklist-service's own group, of which it is no member; read_committed */
    RollbackTopicReader(Consumer<byte[], byte[]> consumer, Duration patience, InstantSource clock) {
        this.consumer = consumer;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Whether an order was on the topic when this was called and is not known to be handled. One that was handled long ago
     * may be left out: the deployment itself says so.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not say
     */
    boolean holds(String deployment) {
        if (partitions.isEmpty()) {
            begin();
        }
        TopicPartition partition = partitionOf(deployment);
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        Instant until = clock.instant().plus(patience);
        while (consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(this::take);
            if (clock.instant().isAfter(until)) {
                throw new TimeoutException("the topic of rollbacks was not read to its end in " + patience);
            }
        }
        return ordered.contains(deployment);
    }

    private void begin() {
        List<TopicPartition> found = consumer.partitionsFor(Topic.ROLLBACKS.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, OffsetAndMetadata> handled = consumer.committed(Set.copyOf(found));
        consumer.assign(found);
        consumer.seekToBeginning(found.stream()
                .filter(partition -> handled.get(partition) == null)
                .collect(Collectors.toSet()));
        found.stream()
                .filter(partition -> handled.get(partition) != null)
                .forEach(partition ->
                        consumer.seek(partition, handled.get(partition).offset()));
        partitions = found;
    }

    /** By the rule of Kafka's producer for records with a key. */
    private TopicPartition partitionOf(String deployment) {
        int number = Utils.toPositive(Utils.murmur2(deployment.getBytes(UTF_8))) % partitions.size();
        return new TopicPartition(Topic.ROLLBACKS.topicName(), number);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        if (type != null && record.key() != null && Arrays.equals(type.value(), ORDERED)) {
            ordered.add(new String(record.key(), UTF_8));
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
