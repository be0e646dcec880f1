package dev.goaround.access.adapter;

import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.messaging.CommittedReading;
import dev.goaround.messaging.ConsumerLoop;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.KafkaEnvelopes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads the access topic from its beginning, all partitions and in no group: every instance of every service has to know
 * every token. A thread of its own, because it only ever waits.
 */
final class AccessTopicReader implements Runnable, ConsumerLoop.Reading {

    private static final Logger LOG = Logger.getLogger(AccessTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final TokenRegistry registry;
    private final ConsumerLoop loop;
    private volatile boolean readToTheEnd;

    /** @param broker the connection settings that all of the service's Kafka clients share */
    AccessTopicReader(Map<String, Object> broker, TokenRegistry registry) {
        this.registry = registry;
        this.loop = new ConsumerLoop(settings(broker), AGAIN_AFTER, this);
    }

    /** Whether everything that was in the topic at the start has been read: before that a valid token may look unknown. */
    boolean hasReadToTheEnd() {
        return readToTheEnd;
    }

    @Override
    public void run() {
        loop.run();
    }

    void stop() {
        loop.stop();
    }

    /** Whatever it is: without this thread no new token is known and none is revoked. */
    @Override
    public void failed(RuntimeException failure) {
        LOG.warnf("the access topic cannot be read, tried again in %d ms: %s", AGAIN_AFTER.toMillis(), failure);
    }

    @Override
    public void read(Consumer<byte[], byte[]> opened) {
        List<TopicPartition> partitions = CommittedReading.partitionsOf(opened, Topic.ACCESS.topicName());
        if (partitions.isEmpty()) {
            return;
        }
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = opened.endOffsets(partitions);
        Set<String> stale = registry.tokenIds();
        boolean atEnd = false;
        while (!loop.isStopped()) {
            for (ConsumerRecord<byte[], byte[]> record : opened.poll(POLL)) {
                stale.remove(contained(record));
            }
            if (!atEnd && CommittedReading.isAtEnd(opened, ends)) {
                atEnd = true;
                // Known from an earlier reading and not there any more: revoked, and the tombstone is compacted away.
                stale.forEach(registry::revoke);
                readToTheEnd = true;
            }
        }
    }

    /** Whatever one record does, those behind it are read: a revocation may be among them. */
    private String contained(ConsumerRecord<byte[], byte[]> record) {
        try {
            return take(record);
        } catch (RuntimeException defect) {
            LOG.errorf(
                    "record in %s, partition %d, offset %d lets nobody in: %s",
                    record.topic(), record.partition(), record.offset(), defect);
            return null;
        }
    }

    /** @return the id of the token that was granted, or null */
    private String take(ConsumerRecord<byte[], byte[]> record) {
        DecodedRecord read = KafkaEnvelopes.read(record);
        if (read instanceof DecodedRecord.EventRead event && event.event() instanceof AccessGranted grant) {
            registry.grant(grant);
            return grant.token();
        }
        if (read instanceof DecodedRecord.Tombstone tombstone) {
            registry.revoke(tombstone.key());
        } else if (read instanceof DecodedRecord.Unreadable unreadable) {
            // Nobody gets in by it; checklist-service, whose topic it is, is the one to be looked at.
            LOG.errorf(
                    "unreadable record in %s, partition %d, offset %d: %s",
                    record.topic(), record.partition(), record.offset(), unreadable.reason());
        }
        return null;
    }

    private static Properties settings(Map<String, Object> broker) {
        Properties settings = CommittedReading.settings(broker, "access-tokens");
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5000);
        return settings;
    }
}
