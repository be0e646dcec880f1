package dev.goaround.probe.probing.adapter;

import dev.goaround.probe.probing.PartitionShares;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Tells the probing which partitions of the watches are this instance's. Called on the consumer's polling thread. */
@ApplicationScoped
@Identifier("watches")
class WatchPartitions implements KafkaConsumerRebalanceListener {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long EMPTY = -1;
    private static final long UNTIL_SILENCE = Long.MAX_VALUE;
    private static final Logger LOG = Logger.getLogger(WatchPartitions.class);

    private final PartitionShares shares;
    private final ProbingLoop loop;

    WatchPartitions(PartitionShares shares, ProbingLoop loop) {
        this.shares = shares;
        this.loop = loop;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            // With no partition named it would seek all that are assigned.
            consumer.seekToBeginning(partitions);
        }
        Map<Integer, Long> last = last(consumer, partitions);
        loop.execute(() -> shares.assigned(last));
    }

    private static Map<Integer, Long> last(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<Integer, Long> last = new HashMap<>();
        try {
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            partitions.forEach(partition -> {
                long end = ends.get(partition);
                last.put(partition.partition(), end > beginnings.get(partition) ? end - 1 : EMPTY);
            });
        } catch (KafkaException e) {
            // The partitions are ours all the same; where they end is then known by nothing more coming.
            LOG.warnf("the ends of the watches' partitions could not be asked, they are read until silence: %s", e);
            partitions.forEach(partition -> last.put(partition.partition(), UNTIL_SILENCE));
        }
        return last;
    }

    /** Also called for partitions that were lost: the connector does not tell the two apart. */
    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> loop.execute(() -> shares.revoked(partition.partition())));
    }
}
