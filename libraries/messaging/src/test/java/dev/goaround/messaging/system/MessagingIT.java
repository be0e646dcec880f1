package dev.goaround.messaging.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.contracts.Topic;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.fixture.Line;
import dev.goaround.messaging.fixture.MalformedRecords;
import dev.goaround.messaging.fixture.TopicReader;
import dev.goaround.messaging.outbox.Outbox;
import dev.goaround.messaging.sending.EventSender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.restassured.RestAssured;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outbox, relay and inbox in a running service, on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MessagingIT {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    Outbox outbox;

    @Inject
    EventSender sender;

    @Inject
    SampleConsumer consumer;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry meters;

    @Inject
    KafkaClientService kafka;

    Line brokerLine;
    Line databaseLine;

    private TopicReader samples;
    private TopicReader deadLetters;

    @BeforeEach
    void open() {
        String broker = "127.0.0.1:" + brokerLine.port();
        samples = new TopicReader(broker, "goaround.samples");
        deadLetters = new TopicReader(broker, "goaround.samples.dlq");
    }

    @AfterEach
    void close() {
        brokerLine.mend();
        databaseLine.mend();
        samples.close();
        deadLetters.close();
    }

    @Test
    void anEventOfATransactionThatIsRolledBackIsNotSent() {
        String key = newKey("dep-");
        Throwable failure = commitFails(session -> outbox.append(session, tick(key, "lost"))
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("rolled back on purpose"))));
        assertThat(failure).hasMessageContaining("rolled back on purpose");

        commit(session -> outbox.append(session, tick(key, "kept")));

        await().atMost(LONG).until(() -> !ids(samples, key).isEmpty());
        assertThat(ids(samples, key)).containsExactly("kept");
        await().atMost(LONG).untilAsserted(() -> assertThat(outboxSize(key)).isZero());
    }

    @Test
    void aChannelNeverHasTheBrokerMakeATopic() {
        assertThat(kafka.getConsumer("samples").configuration().get("allow.auto.create.topics"))
                .isEqualTo("false");
    }

    @Test
    void theOrderOfAKeyIsKept() {
        List<String> keys = IntStream.range(0, 6).mapToObj(i -> newKey("dep-")).toList();
        List<CompletableFuture<Void>> running = keys.stream()
                .map(key -> CompletableFuture.runAsync(() -> IntStream.range(0, 10)
                        .forEach(i -> commit(session -> outbox.append(session, tick(key, key + "-" + (4 * i)))
                                .chain(() -> outbox.append(session, tick(key, key + "-" + (4 * i + 1))))
                                .chain(() -> outbox.append(session, tick(key, key + "-" + (4 * i + 2))))
                                .chain(() -> outbox.append(session, tick(key, key + "-" + (4 * i + 3))))))))
                .toList();
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();

        for (String key : keys) {
            List<String> expected =
                    IntStream.range(0, 40).mapToObj(i -> key + "-" + i).toList();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(ids(samples, key)).isEqualTo(expected));
        }
    }

    @Test
    void aCommitWakesTheRelay() {
        int events = 10;
        String key = newKey("dep-");
        long begun = System.nanoTime();
        for (int i = 1; i <= events; i++) {
            int count = i;
            commit(session -> outbox.append(session, tick(key, "woken-" + count)));
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> ids(samples, key).size() == count);
        }

        // The poll alone, every two seconds, would take about twice as long.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(events));
    }

    @Test
    void whatWasAppendedWhileTheBrokerWasAwayArrivesWhenItIsBack() {
        String key = newKey("dep-");
        brokerLine.cut();
        commit(session ->
                outbox.append(session, tick(key, "first")).chain(() -> outbox.append(session, tick(key, "second"))));
        await().atMost(LONG).until(() -> attempts(key) > 0);
        commit(session -> outbox.append(session, tick(key, "third")));
        assertThat(outboxSize(key)).isEqualTo(3);

        brokerLine.mend();

        // A send that was given up may have arrived, so the first may be there twice; what counts is the order of the
        // first times.
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(ids(samples, key).stream().distinct()).containsExactly("first", "second", "third"));
        await().atMost(LONG).untilAsserted(() -> assertThat(outboxSize(key)).isZero());
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(consumer.timesHandled("third")).isOne());
    }

    @Test
    void theServiceSaysInItsHealthThatTheBrokerIsAwayAndStaysAlive() {
        await().atMost(LONG).until(() -> health("ready").equals("UP"));

        brokerLine.cut();
        await().atMost(LONG).until(() -> health("ready").equals("DOWN"));
        assertThat(health("live")).isEqualTo("UP");

        brokerLine.mend();
        await().atMost(LONG).until(() -> health("ready").equals("UP"));
    }

    @Test
    void aRelayKilledBetweenSendingAndDeletingSendsTheSameEventAgainAndTheInboxDropsIt() {
        String key = newKey("dep-");
        Envelope event = tick(key, key + "-once");
        double duplicates = duplicates();
        // What a relay leaves behind that dies at this moment: the event is on Kafka, the row is still there and
        // claimed.
        sender.send(event).await().atMost(LONG);
        ProducerRecord<byte[], byte[]> record = KafkaEnvelopes.record(event);
        pool.preparedQuery("insert into outbox (event_id, topic, key, headers, data, claimed_by, claimed_until)"
                        + " values ($1, $2, $3, $4, $5, 'the dead', now() + interval '1 second')")
                .execute(Tuple.from(
                        List.of(event.id(), record.topic(), key, headersOf(record), Buffer.buffer(event.data()))))
                .await()
                .atMost(LONG);

        await().atMost(LONG).untilAsserted(() -> assertThat(ids(samples, key)).containsExactly(event.id(), event.id()));
        await().atMost(LONG).until(() -> duplicates() > duplicates);
        assertThat(consumer.timesHandled(event.id())).isOne();
    }

    @Test
    void whatCannotBeReadIsOnTheDeadLetterTopicWithTheReasonAndStopsNothing() {
        String key = newKey("dep-");
        ProducerRecord<byte[], byte[]> good = KafkaEnvelopes.record(tick(key, key + "-good"));
        ProducerRecord<byte[], byte[]> bad =
                new ProducerRecord<>(good.topic(), null, null, good.key(), "{\"at\":".getBytes(UTF_8), good.headers());
        sender.sendRecord(bad).await().atMost(LONG);
        sender.sendRecord(new ProducerRecord<>(good.topic(), good.key(), null))
                .await()
                .atMost(LONG);
        sender.sendRecord(good).await().atMost(LONG);

        await().atMost(LONG).until(() -> ofKey(deadLetters, key).size() == 2);
        assertThat(ofKey(deadLetters, key))
                .satisfiesExactly(
                        letter -> {
                            assertThat(header(letter, "dead-letter-reason"))
                                    .contains("the value is no TimePassed")
                                    .contains("line 1");
                            assertThat(header(letter, "dead-letter-topic")).isEqualTo("goaround.samples");
                            assertThat(letter.value()).isEqualTo(bad.value());
                        },
                        letter ->
                                assertThat(header(letter, "dead-letter-reason")).contains("no value"));
        await().atMost(LONG).until(() -> consumer.timesHandled(key + "-good") == 1);
        assertThat(counter("goaround_dead_letters", "reason", "unreadable")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void noKindOfMalformedRecordEndsTheChannel() {
        String key = newKey("dep-");
        ProducerRecord<byte[], byte[]> good = KafkaEnvelopes.record(
                tick(key, key + "-good").withTraceparent("00-" + "ab".repeat(16) + "-b7ad6b7169203331-01"));
        List<MalformedRecords.Malformed> kinds = MalformedRecords.of(good);
        assertThat(kinds).hasSizeGreaterThan(200);
        int before = deadLetters.records().size();
        for (MalformedRecords.Malformed malformed : kinds) {
            sender.sendRecord(malformed.record()).await().atMost(LONG);
        }
        // Some of them are the good one, but for a header that it can do without: this is another.
        sender.send(tick(key, key + "-last")).await().atMost(LONG);

        await().atMost(LONG).until(() -> consumer.timesHandled(key + "-last") == 1);
        long unreadable =
                kinds.stream().filter(MalformedRecords.Malformed::unreadable).count();
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(deadLetters.records().size() - before).isGreaterThanOrEqualTo((int) unreadable));
        assertThat(deadLetters.records().subList(before, deadLetters.records().size()))
                .allSatisfy(letter -> assertThat(header(letter, "dead-letter-reason"))
                        .isNotBlank()
                        .isNotEqualTo("nothing is wrong"));
    }

    @Test
    void aRecordOfTheLargestSizeIsADeadLetterAsWell() {
        String key = newKey("dep-");
        ProducerRecord<byte[], byte[]> good = KafkaEnvelopes.record(tick(key, key + "-good"));
        byte[] value = new byte[(1 << 20) - 2_000];
        sender.sendRecord(new ProducerRecord<>(good.topic(), null, null, good.key(), value, good.headers()))
                .await()
                .atMost(LONG);
        sender.sendRecord(good).await().atMost(LONG);

        await().atMost(LONG).until(() -> consumer.timesHandled(key + "-good") == 1);
        await().atMost(LONG).until(() -> ofKey(deadLetters, key).size() == 1);
        assertThat(ofKey(deadLetters, key).get(0).value()).hasSameSizeAs(value);
    }

    @Test
    void aRecordThatIsLargerThanItsBatchIsADeadLetterThatSaysWhereItLies() {
        String key = newKey("dep-");
        ProducerRecord<byte[], byte[]> good = KafkaEnvelopes.record(tick(key, key + "-good"));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + brokerLine.port(),
                        "compression.type",
                        "lz4",
                        "max.request.size",
                        8 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            assertThat(producer.send(new ProducerRecord<>(
                            good.topic(), null, null, good.key(), new byte[4 << 20], good.headers())))
                    .succeedsWithin(LONG);
            assertThat(producer.send(good)).succeedsWithin(LONG);
        }

        await().atMost(LONG).until(() -> consumer.timesHandled(key + "-good") == 1);
        await().atMost(LONG)
                .until(() -> deadLetters.records().stream()
                        .anyMatch(letter -> header(letter, "dead-letter-reason").contains("too large to be repeated")));
    }

    @Test
    void whatCannotBeHandledIsOnTheDeadLetterTopicAfterThreeTries() {
        String key = newKey(SampleConsumer.FAILS);
        sender.send(tick(key, key + "-1")).await().atMost(LONG);

        await().atMost(LONG).until(() -> ofKey(deadLetters, key).size() == 1);
        assertThat(header(ofKey(deadLetters, key).get(0), "dead-letter-reason"))
                .startsWith("unhandled: ")
                .contains("defect on purpose");
        assertThat(consumer.timesFailed(key + "-1")).isEqualTo(3);
    }

    @Test
    void whatIsRefusedIsOnTheDeadLetterTopicAtOnce() {
        String key = newKey(SampleConsumer.REFUSES);
        sender.send(tick(key, key + "-1")).await().atMost(LONG);

        await().atMost(LONG).until(() -> ofKey(deadLetters, key).size() == 1);
        assertThat(header(ofKey(deadLetters, key).get(0), "dead-letter-reason")).isEqualTo("refused: not today");
        assertThat(consumer.timesFailed(key + "-1")).isOne();
    }

    @Test
    void anOutageOfTheDatabaseIsWaitedOut() {
        String key = newKey(SampleConsumer.ANSWERS);
        String id = key + "-1";
        databaseLine.cut();
        int refused = databaseLine.refused();
        sender.send(tick(key, id)).await().atMost(LONG);
        await().atMost(LONG).until(() -> databaseLine.refused() >= refused + 10);
        assertThat(consumer.timesHandled(id)).isZero();

        databaseLine.mend();

        await().atMost(LONG).until(() -> consumer.timesHandled(id) >= 1);
        try (TopicReader answers = new TopicReader("127.0.0.1:" + brokerLine.port(), "goaround.requests")) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(ids(answers, key)).containsExactly(id + "-answer"));
        }
        assertThat(ofKey(deadLetters, key)).isEmpty();
    }

    @Test
    void aTableThatIsNotThereYetIsWaitedFor() {
        String key = newKey("dep-");
        String id = key + "-1";
        pool.query("alter table inbox rename to inbox_to_come")
                .execute()
                .await()
                .atMost(LONG);
        sender.send(tick(key, id)).await().atMost(LONG);
        // Far longer than three tries of a defect take.
        await().during(Duration.ofSeconds(3))
                .atMost(LONG)
                .until(() -> ofKey(deadLetters, key).isEmpty());
        assertThat(consumer.timesHandled(id)).isZero();

        pool.query("alter table inbox_to_come rename to inbox")
                .execute()
                .await()
                .atMost(LONG);

        await().atMost(LONG).until(() -> consumer.timesHandled(id) == 1);
        assertThat(ofKey(deadLetters, key)).isEmpty();
    }

    @Test
    void oneTraceGoesThroughInboxAndOutbox() {
        String key = newKey(SampleConsumer.ANSWERS);
        String trace = UUID.randomUUID().toString().replace("-", "");
        sender.send(tick(key, key + "-1").withTraceparent("00-" + trace + "-b7ad6b7169203331-01"))
                .await()
                .atMost(LONG);

        try (TopicReader answers = new TopicReader("127.0.0.1:" + brokerLine.port(), "goaround.requests")) {
            await().atMost(LONG).until(() -> ofKey(answers, key).size() == 1);
            ConsumerRecord<byte[], byte[]> answer = ofKey(answers, key).get(0);
            assertThat(answer.headers().headers("traceparent")).hasSize(1);
            assertThat(header(answer, "traceparent")).startsWith("00-" + trace + "-");
            assertThat(header(answer, "ce_causation")).isEqualTo(key + "-1");
        }
    }

    @Test
    void aTombstoneIsSentInItsKeysOrder() {
        String key = newKey("tok-");
        commit(session -> outbox.appendTombstone(session, Topic.ACCESS, key));

        try (TopicReader access = new TopicReader("127.0.0.1:" + brokerLine.port(), "goaround.access")) {
            await().atMost(LONG).until(() -> ofKey(access, key).size() == 1);
            assertThat(ofKey(access, key).get(0).value()).isNull();
        }
    }

    @Test
    void anEventThatIsTooLargeToBeSentIsRefusedWhenItIsAppended() {
        Envelope small = tick(newKey("dep-"), "large");
        Envelope large = new Envelope(
                small.id(), small.type(), small.source(), AT, small.key(), null, null, null, new byte[1 << 20]);

        assertThat(commitFails(session -> outbox.append(session, large))).hasMessageContaining("too large");
    }

    private static String newKey(String prefix) {
        return prefix + UUID.randomUUID();
    }

    private static Envelope tick(String key, String id) {
        return Envelope.of(new TimePassed(key, AT), id, "/goaround/test/" + key, AT, null, null);
    }

    private void commit(Function<Mutiny.Session, Uni<Void>> work) {
        transaction(work).orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    private Throwable commitFails(Function<Mutiny.Session, Uni<Void>> work) {
        return transaction(work)
                .handle((done, failure) -> failure)
                .orTimeout(LONG.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** On a context of its own, as a request has it. */
    private CompletableFuture<Void> transaction(Function<Mutiny.Session, Uni<Void>> work) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> Uni.createFrom()
                .deferred(() -> sessions.withTransaction(work))
                .subscribe()
                .with(done -> result.complete(null), result::completeExceptionally));
        return result;
    }

    private long outboxSize(String key) {
        return number("select count(*) from outbox where key = $1", key);
    }

    private long attempts(String key) {
        return number("select coalesce(max(attempts), 0)::bigint from outbox where key = $1", key);
    }

    private long number(String query, String key) {
        return pool.preparedQuery(query)
                .execute(Tuple.of(key))
                .await()
                .atMost(LONG)
                .iterator()
                .next()
                .getLong(0);
    }

    private static String headersOf(ProducerRecord<byte[], byte[]> record) {
        List<String> members = new ArrayList<>();
        record.headers()
                .forEach(header ->
                        members.add("\"" + header.key() + "\":\"" + new String(header.value(), UTF_8) + "\""));
        return "{" + String.join(",", members) + "}";
    }

    private static List<String> ids(TopicReader reader, String key) {
        return ofKey(reader, key).stream()
                .map(record -> header(record, "ce_id"))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> ofKey(TopicReader reader, String key) {
        return reader.records().stream()
                .filter(record -> Arrays.equals(record.key(), key.getBytes(UTF_8)))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private double duplicates() {
        return counter("goaround_inbox_duplicates", "topic", "goaround.samples");
    }

    private double counter(String name, String tag, String value) {
        return meters.find(name).tag(tag, value).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String health(String kind) {
        return RestAssured.get("/q/health/" + kind).jsonPath().getString("status");
    }
}
