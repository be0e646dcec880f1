package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.meters.DeadLetters;
import dev.goaround.rollback.archive.JudgeNote;
import dev.goaround.rollback.archive.LoggedRecord;
import dev.goaround.rollback.archive.adapter.ArchiveLines;
import dev.goaround.rollback.archive.adapter.JudgingProtocol;
import dev.goaround.rollback.judging.DeploymentJudge;
import dev.goaround.rollback.judging.WatchedDeployment;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;

/** The judging topology under a driver, with a clock of its own; can be restarted on its state directory. */
@SuppressWarnings("deprecation")
final class Stream implements AutoCloseable {

    static final Instant ZERO = Instant.parse("2026-03-01T12:00:00Z");

    private final Path directory;
    private int starts;
    private final MovingClock clock = new MovingClock();
    private PrometheusMeterRegistry meters;
    private TopologyTestDriver driver;
    private long offset;

    /** Everything that was on the topic of samples, in its order. */
    private final List<TestRecord<byte[], byte[]>> sampleTopic = new ArrayList<>();

    private final List<LoggedRecord> samples = new ArrayList<>();
    private RunningWatches running;

    Stream(Path directory) {
        this.directory = directory;
        start();
    }

    private void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "judge-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                directory.resolve("run-" + starts).toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StateStoreConfig.class.getName());
        meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        running = new RunningWatches();
        JudgingMeters report = new JudgingMeters(meters, new DeadLetters(meters), running, new JudgePulse(clock));
        Topology topology = JudgingTopology.of(new DeploymentJudge(clock, report), report, clock, new Taken());
        driver = new TopologyTestDriver(topology, properties, clock.instant());
        countOffsetsOn();
    }

    /** A driver's offsets begin at 0, the topic's go on where they were: with what changes nothing. */
    private void countOffsetsOn() {
        TestInputTopic<byte[], byte[]> samples = driver.createInputTopic(
                Topic.SAMPLES.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
        Envelope others = Envelope.of(new TimePassed("another", clock.instant()), "another", "/test", ZERO, null, null);
        ProducerRecord<byte[], byte[]> record = KafkaEnvelopes.record(others);
        for (int taken = 0; taken < sampleTopic.size(); taken++) {
            samples.pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), clock.instant()));
        }
    }

    /** All that was on the topic of samples: every record was taken as it came. */
    private final class Taken implements TakenSamples {
        @Override
        public long takenTo(int partition) {
            return sampleTopic.size();
        }

        @Override
        public void between(int partition, long from, long to, Taking taking) {
            for (long offset = from; offset < to; offset++) {
                TestRecord<byte[], byte[]> record = sampleTopic.get((int) offset);
                taking.taken(
                        offset,
                        new String(record.key(), UTF_8),
                        () -> KafkaEnvelopes.read(
                                Topic.SAMPLES.topicName(),
                                record.key(),
                                record.value(),
                                record.headers(),
                                record.timestamp()));
            }
        }
    }

    /** Stops and starts again with what is on disk. The driver deletes its files when it closes, so they are copied first. */
    Stream restart() {
        driver.getKeyValueStore(JudgingTopology.STORE).flush();
        Path files = directory.resolve("run-" + starts);
        starts++;
        copy(files, directory.resolve("run-" + starts));
        driver.close();
        start();
        return this;
    }

    /** Again while the database behind the store writes or deletes in between. */
    private static void copy(Path from, Path to) {
        boolean whole = false;
        while (!whole) {
            Map<Path, Long> before = sizes(from);
            whole = copied(from, to, before.keySet()) && before.equals(sizes(from));
        }
    }

    private static boolean copied(Path from, Path to, Collection<Path> files) {
        try {
            for (Path file : files) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.getFileName().toString().equals("LOCK")) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return true;
        } catch (NoSuchFileException deleted) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Path, Long> sizes(Path folder) {
        Map<Path, Long> sizes = new TreeMap<>();
        try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                sizes.put(file, Files.isRegularFile(file) ? Files.size(file) : 0);
            }
            return sizes;
        } catch (NoSuchFileException | UncheckedIOException deleted) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream at(String offsetFromZero) {
        Instant next = ZERO.plus(Duration.parse("PT" + offsetFromZero));
        Duration step = Duration.between(clock.instant(), next);
        // In small steps, as the punctuation would see it.
        for (Duration passed = Duration.ZERO; passed.compareTo(step) < 0; passed = passed.plusMillis(250)) {
            Duration rest = step.minus(passed);
            Duration stride = rest.compareTo(Duration.ofMillis(250)) < 0 ? rest : Duration.ofMillis(250);
            clock.move(stride);
            driver.advanceWallClockTime(stride);
            loopTicksBack();
        }
        return this;
    }

    /** Much later; the punctuation sees the end of it. */
    Stream leap(Duration by) {
        clock.move(by);
        driver.advanceWallClockTime(by);
        return this;
    }

    Instant now() {
        return clock.instant();
    }

    Stream send(Event event) {
        return send(event, "event-" + offset++);
    }

    Stream send(Event event, String id) {
        Envelope envelope = Envelope.of(event, id, "/test", clock.instant(), null, null)
                .withTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        return sendRaw(KafkaEnvelopes.record(envelope));
    }

    Stream endWatch(String deployment) {
        return sendRaw(KafkaEnvelopes.tombstone(Topic.WATCHES, deployment));
    }

    Stream sendRaw(ProducerRecord<byte[], byte[]> record) {
        logged(record.topic(), record.key(), record.headers(), record.value());
        driver.createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), clock.instant()));
        return this;
    }

    /** Everything put out on that topic since the last time it was asked for. */
    List<Envelope> read(Topic topic) {
        List<Envelope> read = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : records(topic.topicName())) {
            read.add(((DecodedRecord.EventRead)
                            KafkaEnvelopes.read(topic.topicName(), record.key(), record.value(), record.headers(), 0))
                    .envelope());
        }
        return read;
    }

    <E extends Event> List<E> events(EventType type, Class<E> record) {
        List<E> events = new ArrayList<>();
        for (Envelope envelope : read(type.topic())) {
            if (envelope.eventType() == type) {
                try {
                    events.add(envelope.event(record));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return events;
    }

    List<TestRecord<byte[], byte[]>> deadLetters(Topic topic) {
        return records(topic.deadLetterTopicName());
    }

    static String reason(TestRecord<byte[], byte[]> deadLetter) {
        return new String(deadLetter.headers().lastHeader("dead-letter-reason").value(), UTF_8);
    }

    /** As the judge has it. */
    WatchedDeployment state(String deployment) {
        return running.of(deployment).orElseGet(() -> snapshot(deployment));
    }

    /** As it lies in the store. */
    WatchedDeployment snapshot(String deployment) {
        return StateBytes.read(driver.<String, byte[]>getKeyValueStore(JudgingTopology.STORE)
                        .get(deployment))
                .state();
    }

    /** As another release would have left it. */
    void store(String deployment, byte[] state) {
        driver.<String, byte[]>getKeyValueStore(JudgingTopology.STORE).put(deployment, state);
    }

    int storedBytes() {
        return stored().stream().mapToInt(bytes -> bytes.length).sum();
    }

    int storedEntries() {
        return stored().size();
    }

    private List<byte[]> stored() {
        List<byte[]> stored = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries =
                driver.<String, byte[]>getKeyValueStore(JudgingTopology.STORE).all()) {
            entries.forEachRemaining(entry -> stored.add(entry.value));
        }
        return stored;
    }

    double counted(String meter, String... labels) {
        return meters.get(meter).tags(labels).counter().count();
    }

    /** What Prometheus would be told. */
    String scraped() {
        return meters.scrape();
    }

    /** The partition leaves this instance. */
    String scrapedAfterClosing() {
        driver.close();
        return meters.scrape();
    }

    double held() {
        return meters.get("goaround_held_back_records").gauge().value();
    }

    @Override
    public void close() {
        driver.close();
    }

    private final List<TestRecord<byte[], byte[]>> ticks = new ArrayList<>();

    List<TestRecord<byte[], byte[]>> ticks() {
        return ticks;
    }

    /** What the judge writes into its own input comes back to it. */
    private void loopTicksBack() {
        for (TestRecord<byte[], byte[]> tick : records(Topic.SAMPLES.topicName())) {
            ticks.add(tick);
            // The driver has handed it to the stream once already: an output to a topic that the stream reads.
            logged(Topic.SAMPLES.topicName(), tick.key(), tick.headers(), tick.value());
            logged(Topic.SAMPLES.topicName(), tick.key(), tick.headers(), tick.value());
            driver.createInputTopic(Topic.SAMPLES.topicName(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(tick);
        }
    }

    private List<TestRecord<byte[], byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private void logged(String topic, byte[] key, Headers headers, byte[] value) {
        if (topic.equals(Topic.SAMPLES.topicName())) {
            sampleTopic.add(new TestRecord<>(key, value, headers, clock.instant()));
        }
        if (topic.equals(Topic.SAMPLES.topicName()) && value != null) {
            samples.add(ArchiveLines.logged(samples.size(), clock.instant().toEpochMilli(), headers, value));
        }
    }

    List<LoggedRecord> samples() {
        return samples;
    }

    /** All notes of the judge about that deployment since the last time they were asked for. */
    List<JudgeNote> protocol(String deployment) {
        return records(JudgingProtocol.TOPIC).stream()
                .filter(record -> deployment.equals(new String(record.key(), UTF_8)))
                .map(record -> {
                    try {
                        return EventJson.mapper().readValue(record.value(), JudgeNote.class);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static final class MovingClock extends Clock {
        private Instant now = ZERO;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the stream asks for instants only");
        }
    }
}
