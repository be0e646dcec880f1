package dev.goaround.probe.probing.adapter;

import dev.goaround.probe.probing.Shares;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Tells the probing which partitions of the watches are this instance's. Called on the consumer's polling thread. */
@ApplicationScoped
@Identifier("watches")
class WatchPartitions implements KafkaConsumerRebalanceListener {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

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
        consumer.seekToBeginning(partitions);
        partitions.forEach(partition -> {
            long end = ends.get(partition);
            long last = end > beginnings.get(partition) ? end - 1 : -1;
            loop.execute(() -> shares.assigned(partition.partition(), last));
        });
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> loop.execute(() -> shares.revoked(partition.partition())));
    }
}
