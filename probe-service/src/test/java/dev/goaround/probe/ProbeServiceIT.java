package dev.goaround.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.contracts.Topic;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.fixture.Line;
import dev.goaround.messaging.fixture.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The running service on a real broker. */
@QuarkusTest
@WithTestResource(GreeterAndBroker.class)
class ProbeServiceIT {

    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofSeconds(30);

    Line line;

    private final String deployment = "dep-" + UUID.randomUUID();
    private KafkaProducer<byte[], byte[]> producer;
    private TopicReader samples;

    @BeforeEach
    void open() {
        await().atMost(LONG).until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(), "max.block.ms", 20_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        samples = new TopicReader(bootstrap(), Topic.SAMPLES.topicName());
    }

    @AfterEach
    void close() {
        line.mend();
        tombstone(deployment);
        producer.close();
        samples.close();
    }

    @Test
    void aPlanOnTheTopicGivesSamplesOnTheTopicUntilItsTombstone() {
        Instant sent = Instant.now();
        plan(deployment);

        await().atMost(LONG).until(() -> samples().size() >= 4);
        SampleTaken first = samples().get(0);
        assertThat(first.outcome()).isEqualTo(SampleOutcome.UP);
        assertThat(Duration.between(sent, first.at())).isLessThan(Duration.ofSeconds(1));
        tombstone(deployment);
        awaitWatches(0);
    }

    @Test
    void anUnreadablePlanIsADeadLetterWithItsReasonAndTheNextIsFollowed() {
        send(new ProducerRecord<>(Topic.WATCHES.topicName(), deployment.getBytes(UTF_8), "{".getBytes(UTF_8)));
        plan(deployment);

        await().atMost(LONG).until(() -> !samples().isEmpty());
        try (TopicReader dead = new TopicReader(bootstrap(), Topic.WATCHES.deadLetterTopicName())) {
            await().atMost(LONG)
                    .until(() -> dead.records().stream()
                            .anyMatch(letter -> key(letter).equals(deployment)));
            ConsumerRecord<byte[], byte[]> letter = dead.records().stream()
                    .filter(record -> key(record).equals(deployment))
                    .findFirst()
                    .orElseThrow();
            assertThat(new String(
                            letter.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                    .contains("header ce_specversion is missing");
        }
    }

    @Test
    void whileTheBrokerIsAwayTicksGoOnAndTheirSamplesComeAfter() {
        plan(deployment);
        await().atMost(LONG).until(() -> !samples().isEmpty());

        line.cut();
        int calls = GreeterTarget.HEALTH_CALLS.get();
        await().atMost(LONG).until(() -> GreeterTarget.HEALTH_CALLS.get() >= calls + 20);
        line.mend();

        int wanted = samples().size() + 24;
        await().atMost(LONG).until(() -> samples().size() >= wanted);
        assertThat(missing(samples())).isLessThanOrEqualTo(skipped());
    }

    @Test
    void aSecondInstanceTakesItsShareWithoutDisturbingTheRestAndGivesItBack() {
        List<String> deployments =
                IntStream.range(0, 8).mapToObj(i -> deployment + "-" + i).toList();
        deployments.forEach(this::plan);
        awaitWatches(deployments.size());
        Map<String, Integer> partitions = partitions(deployments);

        Set<String> kept;
        try (KafkaConsumer<byte[], byte[]> second = secondInstance()) {
            await().atMost(LONG).until(() -> {
                second.poll(Duration.ofMillis(50));
                return second.assignment().size() == 2;
            });
            kept = deployments.stream()
                    .filter(id -> !second.assignment()
                            .contains(new TopicPartition(Topic.WATCHES.topicName(), partitions.get(id))))
                    .collect(Collectors.toSet());
            await().atMost(LONG).until(() -> {
                second.poll(Duration.ofMillis(50));
                return watches() == kept.size();
            });
        }

        awaitWatches(deployments.size());
        Instant givenBack = Instant.now();
        await().atMost(LONG).until(() -> kept.stream().allMatch(id -> hasSampleAfter(givenBack, id)));
        assertThat(kept.stream().mapToLong(id -> missing(samples(id))).sum()).isLessThanOrEqualTo(skipped());
        deployments.forEach(this::tombstone);
        awaitWatches(0);
    }

    private KafkaConsumer<byte[], byte[]> secondInstance() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap(),
                "group.id",
                "probe-service",
                "session.timeout.ms",
                6000,
                "partition.assignment.strategy",
                CooperativeStickyAssignor.class.getName());
        KafkaConsumer<byte[], byte[]> second =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        second.subscribe(List.of(Topic.WATCHES.topicName()));
        return second;
    }

    private void plan(String id) {
        Instant anchor = Instant.now().minusSeconds(60);
        Envelope envelope = Envelope.of(
                Plans.plan(id, 1, anchor, GreeterTarget.url(), List.of(Plans.health("health", EVERY))),
                "event-of-" + id,
                "/goaround/checklist-service",
                Instant.now(),
                1L,
                null);
        send(KafkaEnvelopes.record(envelope));
    }

    private void tombstone(String id) {
        send(KafkaEnvelopes.tombstone(Topic.WATCHES, id));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the broker did not take a record", e);
        }
    }

    private Map<String, Integer> partitions(List<String> ids) {
        Map<String, Integer> partitions = new HashMap<>();
        try (TopicReader watches = new TopicReader(bootstrap(), Topic.WATCHES.topicName())) {
            await().atMost(LONG).until(() -> {
                watches.records().forEach(record -> partitions.put(key(record), record.partition()));
                return partitions.keySet().containsAll(ids);
            });
        }
        return partitions;
    }

    private List<SampleTaken> samples() {
        return samples(deployment);
    }

    private List<SampleTaken> samples(String id) {
        return samples.records().stream()
                .filter(record -> key(record).equals(id))
                .map(ProbeServiceIT::sample)
                .toList();
    }

    private boolean hasSampleAfter(Instant instant, String id) {
        return samples(id).stream().anyMatch(sample -> sample.at().isAfter(instant));
    }

    /** How many sequence numbers are left out between the first and the last. */
    private static long missing(List<SampleTaken> samples) {
        LongSummaryStatistics sequences =
                samples.stream().mapToLong(SampleTaken::sequence).distinct().summaryStatistics();
        return sequences.getMax() - sequences.getMin() + 1 - sequences.getCount();
    }

    /** How many ticks the service says it left out: a busy machine may wake it too late for one. */
    private static long skipped() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("goaround_probe_ticks_skipped_total{"))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
                .sum();
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }

    private static SampleTaken sample(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ((DecodedRecord.EventRead) KafkaEnvelopes.read(record))
                    .envelope()
                    .event(SampleTaken.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitWatches(int count) {
        await().atMost(LONG).until(() -> watches() == count);
    }

    /** As readiness says; -1 while it is not ready. */
    private static int watches() {
        JsonPath ready = RestAssured.get("/q/health/ready").jsonPath();
        return ready.getString("status").equals("UP")
                ? ready.getInt("checks.find { it.name == 'probing' }.data.watches")
                : -1;
    }

    private String bootstrap() {
        return "127.0.0.1:" + line.port();
    }
}
