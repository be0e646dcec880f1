package dev.goaround.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.contracts.EventSchemas;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GreeterTarget.class)
class ProbeServiceQuarkusTest {

    private static final Duration EVERY = Duration.ofMillis(200);

    @Inject
    @Any
    InMemoryConnector channels;

    private final String deployment = "dep-" + UUID.randomUUID();
    private long offset;

    @AfterEach
    void end() {
        tombstone();
        channels.sink("goaround-out").clear();
    }

    @Test
    void theFirstSampleComesWithinASecondAndKeepsToItsSchema() {
        Instant planned = Instant.now();
        plan(1, GreeterTarget.url(), Plans.health("health", EVERY));

        await().atMost(Duration.ofSeconds(1)).until(() -> !samples().isEmpty());
        SampleTaken first = samples().get(0);
        assertThat(first.outcome()).isEqualTo(SampleOutcome.UP);
        assertThat(first.version()).isEqualTo("1.5.0");
        assertThat(first.source()).isEqualTo("backend/health");
        assertThat(first.at()).isBetween(planned.minusMillis(1), planned.plusSeconds(1));
        Envelope envelope = envelopes().get(0);
        assertThat(envelope.id()).isEqualTo(deployment + ":backend/health:" + first.sequence());
        assertThat(envelope.source()).isEqualTo("/goaround/probe-service");
        assertThat(envelope.causation()).isEqualTo("event-1");
        assertThat(new EventSchemas().check(EventType.SAMPLE_TAKEN, envelope.data()))
                .isEmpty();
    }

    @Test
    void aNewRevisionNeitherLosesNorRepeatsWhatTheTargetCounted() {
        int before = GreeterTarget.REQUESTS.get();
        plan(1, GreeterTarget.url(), Plans.traffic(EVERY));
        await().atMost(Duration.ofSeconds(5)).until(() -> samples().size() >= 2);
        GreeterTarget.REQUESTS.addAndGet(100);
        await().atMost(Duration.ofSeconds(5)).until(() -> counted() == 100);

        plan(2, GreeterTarget.url(), Plans.traffic(EVERY));
        GreeterTarget.REQUESTS.addAndGet(11);

        await().atMost(Duration.ofSeconds(5)).until(() -> counted() >= 111 && lastRevision() == 2);
        int seen = samples().size();
        await().atMost(Duration.ofSeconds(5)).until(() -> samples().size() > seen + 2);
        assertThat(counted()).isEqualTo(GreeterTarget.REQUESTS.get() - before);
        assertThat(samples()).extracting(SampleTaken::sequence).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aTombstoneStopsTheProbes() {
        plan(1, GreeterTarget.url(), Plans.health("health", EVERY));
        await().atMost(Duration.ofSeconds(2)).until(() -> samples().size() >= 2);

        tombstone();

        await().atMost(Duration.ofSeconds(2)).until(() -> watches() == 0);
        int calls = GreeterTarget.HEALTH_CALLS.get();
        await().during(EVERY.multipliedBy(4))
                .atMost(Duration.ofSeconds(3))
                .until(() -> GreeterTarget.HEALTH_CALLS.get() <= calls + 1);
    }

    @Test
    void whatTheGuardRefusesIsUnknown() {
        plan(1, URI.create("http://169.254.169.254/"), Plans.health("health", EVERY));

        await().atMost(Duration.ofSeconds(2)).until(() -> !samples().isEmpty());
        assertThat(samples().get(0).outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(samples().get(0).reason()).startsWith("guard: ");
    }

    @Test
    void aTargetThatAnswersBadlyFailed() {
        plan(1, GreeterTarget.url(), new HttpProbe("health", "backend", "/none", null, null, null, null, EVERY, EVERY));

        await().atMost(Duration.ofSeconds(2)).until(() -> !samples().isEmpty());
        assertThat(samples().get(0).reason()).isEqualTo("status: 404, expected 200");
    }

    @Test
    void anUnreadablePlanGoesAwayAndTheNextIsFollowed() {
        AtomicReference<Throwable> refused = new AtomicReference<>();
        send("{\"deployment\":".getBytes(UTF_8), headers(), refused);

        await().atMost(Duration.ofSeconds(2)).until(() -> refused.get() != null);
        assertThat(refused.get()).hasMessageContaining("header ce_specversion is missing");
        plan(1, GreeterTarget.url(), Plans.health("health", EVERY));
        await().atMost(Duration.ofSeconds(2)).until(() -> !samples().isEmpty());
    }

    @Test
    void metricsAndHealthSayWhatItDoes() {
        plan(1, GreeterTarget.url(), Plans.health("health", EVERY));
        await().atMost(Duration.ofSeconds(2)).until(() -> !samples().isEmpty());

        assertThat(RestAssured.get("/q/openapi").asString()).contains("Goaround probe-service");
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("goaround_probe_samples_total{kind=\"http\",outcome=\"up\"}")
                .contains("goaround_probe_schedule_error_seconds_bucket")
                .contains("goaround_probe_duration_seconds_count{kind=\"http\"}")
                .contains("goaround_probe_watches 1.0")
                .contains("goaround_probe_samples_buffered");
        assertThat(RestAssured.get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("\"probing\"")
                .contains("all read");
    }

    @Test
    void linesOfTheLogNameTheDeployment() {
        Queue<ExtLogRecord> lines = new ConcurrentLinkedQueue<>();
        ExtHandler handler = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                line.copyMdc();
                lines.add(line);
            }
        };
        Logger logger = Logger.getLogger("dev.goaround.probe");
        logger.addHandler(handler);
        try {
            plan(1, GreeterTarget.url(), Plans.health("health", EVERY));
            await().atMost(Duration.ofSeconds(2)).until(() -> !samples().isEmpty());
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(lines)
                .isNotEmpty()
                .extracting(line -> line.getMdc("deployment"))
                .contains(deployment);
    }

    private void plan(long revision, URI url, Probe probe) {
        Instant anchor = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MINUTES);
        WatchPlanned plan = Plans.plan(deployment, revision, anchor, url, List.of(probe));
        Envelope envelope =
                Envelope.of(plan, "event-" + revision, "/goaround/checklist-service", Instant.now(), revision, null);
        send(envelope.data(), KafkaEnvelopes.headers(envelope), new AtomicReference<>());
    }

    private void tombstone() {
        send(null, headers(), new AtomicReference<>());
    }

    private static Headers headers() {
        return new RecordHeaders();
    }

    private void send(byte[] value, Headers headers, AtomicReference<Throwable> refused) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                Topic.WATCHES.topicName(),
                0,
                offset++,
                System.currentTimeMillis(),
                TimestampType.CREATE_TIME,
                deployment.length(),
                value == null ? 0 : value.length,
                deployment.getBytes(UTF_8),
                value,
                headers,
                Optional.empty());
        channels.<Message<byte[]>>source("watches")
                .send(Message.of(
                        value,
                        Metadata.of(new IncomingKafkaRecordMetadata<>(record, "watches")),
                        () -> CompletableFuture.completedFuture(null),
                        failure -> nacked(failure, refused)));
    }

    private static CompletionStage<Void> nacked(Throwable failure, AtomicReference<Throwable> refused) {
        refused.set(failure);
        return CompletableFuture.completedFuture(null);
    }

    private List<Envelope> envelopes() {
        return channels.<byte[]>sink("goaround-out").received().stream()
                .map(ProbeServiceQuarkusTest::envelope)
                .filter(envelope -> envelope.key().equals(deployment))
                .toList();
    }

    private static Envelope envelope(Message<byte[]> message) {
        OutgoingKafkaRecordMetadata<?> metadata =
                message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        byte[] key = (byte[]) metadata.getKey();
        DecodedRecord read =
                KafkaEnvelopes.read(metadata.getTopic(), key, message.getPayload(), metadata.getHeaders(), 0);
        return ((DecodedRecord.EventRead) read).envelope();
    }

    private List<SampleTaken> samples() {
        return envelopes().stream().map(ProbeServiceQuarkusTest::sample).toList();
    }

    private static SampleTaken sample(Envelope envelope) {
        try {
            return envelope.event(SampleTaken.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long counted() {
        return samples().stream()
                .filter(sample -> sample.counts() != null)
                .mapToLong(sample -> sample.counts().requests())
                .sum();
    }

    private long lastRevision() {
        List<SampleTaken> samples = samples();
        return samples.get(samples.size() - 1).watchRevision();
    }

    private static double watches() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("goaround_probe_watches "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
