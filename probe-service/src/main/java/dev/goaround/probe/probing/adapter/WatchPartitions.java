package dev.goaround.probe.probing.adapter;

import dev.goaround.probe.probing.Shares;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Tells the probing which partitions of the watches are this instance's. Called on the consumer's polling thread. */
@ApplicationScoped
@Identifier("watches")
class WatchPartitions implements KafkaConsumerRebalanceListener {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long EMPTY = -1;

    private final Shares shares;
    private final ProbingLoop loop;

    WatchPartitions(Shares shares, ProbingLoop loop) {
        this.shares = shares;
        this.loop = loop;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        if (!partitions.isEmpty()) {
            // With no partition named it would seek all that are assigned.
            consumer.seekToBeginning(partitions);
        }
        Map<Integer, Long> last = new HashMap<>();
        partitions.forEach(partition -> {
            long end = ends.get(partition);
            last.put(partition.partition(), end > beginnings.get(partition) ? end - 1 : EMPTY);
        });
        loop.execute(() -> shares.assigned(last));
    }

    /** Also called for partitions that were lost: the connector does not tell the two apart. */
    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> loop.execute(() -> shares.revoked(partition.partition())));
    }
}
