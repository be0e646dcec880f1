package dev.goaround.messaging.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.contracts.Topic;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.fixture.Line;
import dev.goaround.messaging.fixture.MalformedRecords;
import dev.goaround.messaging.fixture.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that takes its records in batches, on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("FutureReturnValueIgnored") // What is sent is flushed, or asked for on the other side.
class BatchesIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final int PARTITION = 0;

    @Inject
    IngressInBatches consumer;

    Line brokerLine;
    Line databaseLine;

    private KafkaProducer<byte[], byte[]> producer;
    private TopicReader deadLetters;
    private String run;

    @BeforeEach
    void open() {
        run = UUID.randomUUID().toString();
        String broker = "127.0.0.1:" + brokerLine.port();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        deadLetters = new TopicReader(broker, "goaround.ingress.dlq");
    }

    @AfterEach
    void close() {
        brokerLine.mend();
        databaseLine.mend();
        producer.close();
        deadLetters.close();
    }

    @Test
    void noKindOfMalformedRecordStopsABatchOrChangesTheOrderOfTheOthers() {
        List<MalformedRecords.Malformed> kinds = MalformedRecords.of(good("spoiled-" + run));
        assertThat(kinds).hasSizeGreaterThan(200);
        int before = deadLetters.records().size();
        List<String> expected = new ArrayList<>();
        for (MalformedRecords.Malformed malformed : kinds) {
            send(malformed.record());
            if (expected.size() < 20) {
                expected.add("good-" + expected.size() + "-" + run);
                send(good(expected.get(expected.size() - 1)));
            }
        }
        expected.add("last-" + run);
        send(good("last-" + run));
        producer.flush();

        await().atMost(LONG).until(() -> consumer.handled().contains("last-" + run));
        assertThat(ours("good-", "last-")).isEqualTo(expected);
        long unreadable =
                kinds.stream().filter(MalformedRecords.Malformed::unreadable).count();
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(deadLetters.records().size() - before).isGreaterThanOrEqualTo((int) unreadable));
        var letters = deadLetters.records();
        assertThat(letters.subList(before, letters.size()))
                .allSatisfy(letter -> assertThat(header(letter, "dead-letter-reason"))
                        .isNotBlank()
                        .isNotEqualTo("nothing is wrong"));
        assertThat(consumer.leftOvers()).isEmpty();
    }

    @Test
    void whatIsRefusedOrFailsIsALetterAndTheNextIsHandled() {
        send(good(IngressInBatches.OBJECTS + run));
        send(good(IngressInBatches.REFUSES + run));
        send(good(IngressInBatches.FAILS + run));
        send(good("after-" + run));
        producer.flush();

        await().atMost(LONG).until(() -> consumer.handled().contains("after-" + run));
        await().atMost(LONG).until(() -> letters().size() == 3);
        assertThat(reasonOf(IngressInBatches.OBJECTS)).isEqualTo("refused: not like this");
        assertThat(reasonOf(IngressInBatches.REFUSES)).isEqualTo("refused: not today");
        assertThat(reasonOf(IngressInBatches.FAILS)).startsWith("unhandled: ").contains("defect on purpose");
    }

    @Test
    void anEventThatComesTwiceIsHandledOnce() {
        IntStream.range(0, 3).forEach(i -> send(good("twice-" + run)));
        send(good("after-" + run));
        producer.flush();

        await().atMost(LONG).until(() -> consumer.handled().contains("after-" + run));
        assertThat(ours("twice-")).hasSize(1);
    }

    @Test
    void aLetterHasTheHeadersOfTheConnectors() {
        try (TopicReader connectors = new TopicReader("127.0.0.1:" + brokerLine.port(), "goaround.samples.dlq")) {
            producer.send(noEvent("goaround.samples"));
            send(noEvent(Topic.INGRESS.topicName()));
            producer.flush();

            await().atMost(LONG).until(() -> !letters().isEmpty());
            await().atMost(LONG).until(() -> connectors.records().stream().anyMatch(this::isOurs));
            ConsumerRecord<byte[], byte[]> theirs = connectors.records().stream()
                    .filter(this::isOurs)
                    .findFirst()
                    .orElseThrow();
            ConsumerRecord<byte[], byte[]> letter = letters().get(0);
            assertThat(names(letter)).containsExactlyInAnyOrderElementsOf(names(theirs));
            assertThat(header(letter, "dead-letter-exception-class-name"))
                    .isEqualTo(header(theirs, "dead-letter-exception-class-name"));
            assertThat(header(letter, "dead-letter-topic")).isEqualTo("goaround.ingress");
            assertThat(header(letter, "dead-letter-partition")).isEqualTo("0");
            assertThat(header(letter, "dead-letter-offset")).matches("\\d+");
            assertThat(letter.key()).isNull();
            assertThat(letter.value()).isEqualTo("no event".getBytes(UTF_8));
        }
    }

    @Test
    void anOutageOfTheDatabaseIsWaitedOut() {
        databaseLine.cut();
        int refused = databaseLine.refused();
        IntStream.range(0, 3).forEach(i -> {
            send(good("out-" + i + "-" + run));
            send(good(IngressInBatches.OBJECTS + i + run));
        });
        producer.flush();
        await().atMost(LONG).until(() -> databaseLine.refused() >= refused + 5);
        assertThat(ours("out-")).isEmpty();

        databaseLine.mend();

        await().atMost(LONG).until(() -> ours("out-").size() == 3);
        await().atMost(LONG).until(() -> letters().size() == 3);
        assertThat(ours("out-"))
                .isEqualTo(IntStream.range(0, 3)
                        .mapToObj(i -> "out-" + i + "-" + run)
                        .toList());
    }

    @Test
    void lettersOutliveAnOutageOfTheBroker() {
        send(good(IngressInBatches.WAITS + run));
        producer.flush();
        await().atMost(LONG).until(() -> consumer.isWaiting(IngressInBatches.WAITS + run));
        // The next poll has them while the first batch waits.
        IntStream.range(0, 300).forEach(i -> send(good(IngressInBatches.OBJECTS + i + "-" + run)));
        send(good("after-" + run));
        producer.flush();
        brokerLine.cut();
        consumer.go();
        await().atMost(LONG).until(() -> consumer.handled().contains(IngressInBatches.WAITS + run));

        brokerLine.mend();

        await().atMost(LONG).until(() -> consumer.handled().contains("after-" + run));
        await().atMost(LONG)
                .until(() -> letters().stream()
                                .map(letter -> header(letter, "ce_id"))
                                .distinct()
                                .count()
                        == 300);
        assertThat(ours("after-")).hasSize(1);
    }

    private ProducerRecord<byte[], byte[]> good(String id) {
        DeploymentStarted started = new DeploymentStarted(
                "shop", "production", "1", null, null, Map.of(), null, null, null, null, null, null, null);
        ProducerRecord<byte[], byte[]> record =
                KafkaEnvelopes.record(Envelope.of(started, id, "/goaround/test", AT, null, null));
        record.headers().add("run", run.getBytes(UTF_8));
        return record;
    }

    private ProducerRecord<byte[], byte[]> noEvent(String topic) {
        return new ProducerRecord<>(
                topic,
                PARTITION,
                null,
                null,
                "no event".getBytes(UTF_8),
                List.of(header("run", run), header("ce_id", "id-1"), header("content-type", "text/plain")));
    }

    /** All on one partition, so that there is an order. */
    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(new ProducerRecord<>(
                Topic.INGRESS.topicName(), PARTITION, null, record.key(), record.value(), record.headers()));
    }

    private List<String> ours(String... prefixes) {
        return consumer.handled().stream()
                .filter(id -> id.endsWith(run) && List.of(prefixes).stream().anyMatch(id::startsWith))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> letters() {
        return deadLetters.records().stream().filter(this::isOurs).toList();
    }

    private boolean isOurs(ConsumerRecord<byte[], byte[]> letter) {
        Header header = letter.headers().lastHeader("run");
        return header != null && new String(header.value(), UTF_8).equals(run);
    }

    private String reasonOf(String prefix) {
        return letters().stream()
                .filter(letter -> header(letter, "ce_id").startsWith(prefix))
                .map(letter -> header(letter, "dead-letter-reason"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .map(Header::key)
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static Header header(String name, String text) {
        return new RecordHeader(name, text.getBytes(UTF_8));
    }
}
