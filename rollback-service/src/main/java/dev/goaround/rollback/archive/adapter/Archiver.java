package dev.goaround.rollback.archive.adapter;

import dev.goaround.messaging.CommittedReading;
import dev.goaround.messaging.ConsumerLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads what is to be archived and stores it in portions. Its positions lie in the database beside what was stored, not on
 * the broker, so that after a crash or a rebalance it goes on exactly where the archive ends. A thread of its own.
 *
 * <p>See ADR 0014.
 */
final class Archiver implements Runnable, ConsumerLoop.Reading {

    private static final Logger LOG = Logger.getLogger(Archiver.class);

    /** Not the service's own: its channels read phases too, and a group shares partitions out. */
    static final String GROUP = "goaround-judge-archive";

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration DATABASE_ANSWERS = Duration.ofSeconds(20);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    private final ArchiveTable table;
    private final ArchiveConfig config;
    private final ArchiveMeters meters;
    private final Clock clock;
    private final ConsumerLoop loop;
    private final Map<TopicPartition, Long> stored = new HashMap<>();
    private ArchiveBatch batch = new ArchiveBatch();
    private Instant since;

    Archiver(
            Map<String, Object> broker,
            String instance,
            ArchiveTable table,
            ArchiveConfig config,
            ArchiveMeters meters,
            Clock clock) {
        this.table = table;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.loop = new ConsumerLoop(settings(broker, instance), AGAIN_AFTER, this);
    }

    @Override
    public void run() {
        loop.run();
    }

    void stop() {
        loop.stop();
    }

    /** Whatever it is: what was not stored is on the broker, and is read again. */
    @Override
    public void failed(RuntimeException failure) {
        meters.failed();
        LOG.warnf("the archive waits, tried again in %d ms: %s", AGAIN_AFTER.toMillis(), failure);
    }

    @Override
    public void read(Consumer<byte[], byte[]> opened) {
        forget();
        opened.subscribe(RecordSorter.TOPICS, new Assignment(opened));
        while (!loop.isStopped()) {
            opened.poll(POLL).forEach(record -> RecordSorter.sort(record, batch));
            if (!batch.isEmpty() && since == null) {
                since = clock.instant();
            }
            if (isDue()) {
                store();
            }
        }
    }

    private boolean isDue() {
        return since != null
                && (batch.bytes() >= config.gatherBytes() || !clock.instant().isBefore(since.plus(config.gather())));
    }

    private void store() {
        table.store(batch, stored).await().atMost(DATABASE_ANSWERS);
        stored.putAll(batch.next());
        meters.stored(batch.records());
        batch = new ArchiveBatch();
        since = null;
    }

    private void forget() {
        batch = new ArchiveBatch();
        since = null;
        stored.clear();
    }

    /** The archive's positions are read when partitions come, and what was gathered of those that go is left to the next. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> opened;

        Assignment(Consumer<byte[], byte[]> opened) {
            this.opened = opened;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            forget();
            Set<TopicPartition> all = opened.assignment();
            stored.putAll(table.positions(RecordSorter.TOPICS).await().atMost(DATABASE_ANSWERS));
            stored.keySet().retainAll(all);
            for (TopicPartition partition : all) {
                Long next = stored.get(partition);
                if (next == null) {
                    opened.seekToBeginning(Set.of(partition));
                } else {
                    opened.seek(partition, next);
                }
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            forget();
        }
    }

    private static Properties settings(Map<String, Object> broker, String instance) {
        Properties settings = CommittedReading.settings(broker, "archive");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance + "-archive");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1500);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        // It gathers for longer than that anyway: no answer of the broker for every few samples.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 << 10);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(POLL.toMillis()));
        // One portion in memory and one on the way.
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
        return settings;
    }
}
