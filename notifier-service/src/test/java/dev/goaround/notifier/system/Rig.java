package dev.goaround.notifier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.access.ApiTokens;
import dev.goaround.access.NewToken;
import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.notifier.Events;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** What a test does to the notifier, and what it can see of it. */
@Singleton
public class Rig {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> UNSETTLED = Set.of("queued", "retrying", "sending");

    private final InMemoryConnector connector;
    private final Pool pool;
    private final TokenRegistry tokens;
    private final NewToken viewer = ApiTokens.mint(new SecureRandom());

    Rig(@Connector(InMemoryConnector.CONNECTOR) InMemoryConnector connector, Pool pool, TokenRegistry tokens) {
        this.connector = connector;
        this.pool = pool;
        this.tokens = tokens;
        grant(viewer, "greeter");
    }

    void grant(NewToken token, String service) {
        tokens.grant(new AccessGranted(token.id(), token.sha256(), "test", Set.of(Role.VIEWER), Set.of(service), null));
    }

    RequestSpecification asViewer() {
        return with(viewer);
    }

    static RequestSpecification with(NewToken token) {
        return RestAssured.given().header("Authorization", "Bearer " + token.token());
    }

    static Envelope envelope(Event event) {
        return Envelope.of(event, UUID.randomUUID().toString(), "/goaround/test", Events.AT, 1L, null);
    }

    void send(Event event) {
        send(envelope(event));
    }

    /** Waits until it is handled, so that the order between the channels is the test's. */
    void send(Envelope envelope) {
        String channel = envelope.eventType().topic().topicName().substring("goaround.".length());
        CompletableFuture<Void> handled = new CompletableFuture<>();
        Message<byte[]> message = arrived(channel, envelope).withAck(() -> {
            handled.complete(null);
            return handled;
        });
        connector.<Message<byte[]>>source(channel).runOnVertxContext(true).send(message);
        await().atMost(PATIENCE).until(handled::isDone);
    }

    /** As the Kafka connector gives it. */
    private static Message<byte[]> arrived(String channel, Envelope envelope) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                envelope.eventType().topic().topicName(),
                0,
                0,
                0L,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                envelope.key().getBytes(StandardCharsets.UTF_8),
                envelope.data(),
                KafkaEnvelopes.headers(envelope),
                Optional.empty());
        return Message.of(envelope.data(), Metadata.of(new IncomingKafkaRecordMetadata<>(record, channel)));
    }

    void awaitSettled(String deployment) {
        await().atMost(PATIENCE).until(() -> {
            List<JsonNode> all = ledger(deployment);
            return !all.isEmpty()
                    && all.stream()
                            .noneMatch(each ->
                                    UNSETTLED.contains(each.path("state").asText()));
        });
    }

    List<JsonNode> ledger(String deployment) {
        byte[] json = asViewer()
                .get("/api/v1/deliveries?size=200&deployment=" + deployment)
                .asByteArray();
        List<JsonNode> items = new ArrayList<>();
        json(json).path("items").forEach(items::add);
        return items;
    }

    String stateOf(String deployment, String channel) {
        return ledger(deployment).stream()
                .filter(each -> each.path("channel").asText().equals(channel))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asText();
    }

    /** What an earlier run may have left in the table. */
    void left(String deployment, String columns) {
        pool.preparedQuery("update delivery set " + columns + " where deployment = $1")
                .execute(Tuple.of(deployment))
                .await()
                .atMost(PATIENCE);
    }

    /** The state of each delivery of an action, in the order in which they are owed. */
    List<String> statesOf(String deployment, String action) {
        return ledger(deployment).stream()
                .filter(each -> each.path("action").asText().equals(action))
                .map(each -> each.path("state").asText())
                .toList();
    }

    /** As if the deployment had been blind for so long. */
    void look(String deployment) {
        pool.preparedQuery("update picture set sight_due_at = now() where deployment = $1")
                .execute(Tuple.of(deployment))
                .await()
                .atMost(PATIENCE);
    }

    /** Events that went out about the deployment. */
    List<JsonNode> outgoing(EventType type, String deployment) {
        List<JsonNode> found = new ArrayList<>();
        for (Message<byte[]> message : connector.<byte[]>sink("goaround-out").received()) {
            OutgoingKafkaRecordMetadata<?> metadata =
                    message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
            String of = new String(metadata.getHeaders().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            JsonNode event = json(message.getPayload());
            if (of.equals(type.type()) && event.path("deployment").asText().equals(deployment)) {
                assertThat(metadata.getTopic()).isEqualTo("goaround.deliveries");
                found.add(event);
            }
        }
        return found;
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return EventJson.mapper().readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
