package dev.goaround.notifier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventType;
import dev.goaround.notifier.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DeliveringQuarkusTest {
    @Inject
    Rig rig;

    Receiver receiver;

    private final String deployment = "dep-" + UUID.randomUUID();
    private final String version = deployment.substring(4, 12);
    private final Events events = new Events(deployment, version);
    private Routes routes;

    @BeforeEach
    void define() {
        routes = new Routes(receiver.url());
    }

    @Test
    void aDeliveryIsTriedAgainAsTheReceiverAsks() {
        receiver.next(
                "/bus",
                version,
                new Receiver.Reply(500, Map.of(), ""),
                new Receiver.Reply(429, Map.of("Retry-After", "1"), ""));
        rig.send(routes.defined(List.of(routes.bus())));
        rig.send(events.opened(routes.revision()));
        rig.awaitSettled(deployment);

        JsonNode delivery = rig.ledger(deployment).get(0);
        assertThat(delivery.path("state").asText()).isEqualTo("delivered");
        assertThat(delivery.path("attempts"))
                .extracting(attempt -> attempt.path("reason").asText())
                .containsExactly("server_error", "rate_limited", "ok");
        assertThat(receiver.received("/bus", deployment))
                .extracting(request -> request.headers().get("webhook-id"))
                .containsOnly(delivery.path("id").asText());
    }

    @Test
    void aRefusalIsInTheLedgerWithItsReason() {
        receiver.next("/bus", version, new Receiver.Reply(400, Map.of(), "no"));
        rig.send(routes.defined(List.of(routes.bus())));
        rig.send(events.owed("a-1", "Hello"));
        rig.send(events.opened(routes.revision()));
        rig.awaitSettled(deployment);

        assertThat(rig.ledger(deployment).get(0).path("state").asText()).isEqualTo("failed");
        assertThat(rig.ledger(deployment).get(0).path("reason").asText()).isEqualTo("content");
        assertThat(rig.ledger(deployment).get(1).path("state").asText()).isEqualTo("delivered");
        await().atMost(Rig.PATIENCE)
                .untilAsserted(() -> assertThat(rig.outgoing(EventType.DELIVERY_FAILED, deployment))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.path("announcement").asText()).isEqualTo("a-1");
                            assertThat(event.path("reason").asText()).contains("status 400");
                        }));
    }

    @Test
    void anAnswerThatCannotBeStoredIsStillWrittenDown() {
        receiver.next(
                "/slack/chat.postMessage",
                version,
                new Receiver.Reply(200, Map.of(), "{\"ok\": false, \"error\": \"no\\u0000such\\ud800room\"}"));
        rig.send(routes.defined(List.of(routes.slack())));
        rig.send(events.opened(routes.revision()));
        rig.awaitSettled(deployment);

        assertThat(rig.ledger(deployment).get(0).path("state").asText()).isEqualTo("failed");
        await().atMost(Rig.PATIENCE)
                .untilAsserted(() -> assertThat(rig.outgoing(EventType.DELIVERY_FAILED, deployment))
                        .singleElement()
                        .satisfies(event -> assertThat(event.path("reason").asText())
                                .isEqualTo("content: Slack answered without an error that can be read")));
    }

    @Test
    void anOutcomeThatIsNotKnownIsRepeatedOnlyWhereThatIsSafe() {
        receiver.next("/bus", version, Receiver.NO_ANSWER);
        receiver.next("/hook/secret", version, Receiver.NO_ANSWER);
        rig.send(routes.defined(List.of(routes.bus(), Routes.slackHook())));
        rig.send(events.opened(routes.revision()));
        rig.awaitSettled(deployment);

        assertThat(rig.stateOf(deployment, "webhook")).isEqualTo("delivered");
        assertThat(rig.stateOf(deployment, "slack-webhook")).isEqualTo("unknown");
        assertThat(receiver.received("/bus", deployment)).hasSize(2);
    }

    @Test
    void whatAnEarlierRunLeftIsTakenUp() {
        rig.send(routes.defined(List.of(routes.bus())));
        rig.send(events.opened(routes.revision()));
        rig.awaitSettled(deployment);
        rig.left(deployment, "state = 'retrying', due_at = now() - interval '1 second', finished_at = null");
        await().atMost(Rig.PATIENCE)
                .until(() -> receiver.received("/bus", deployment).size() == 2);
        rig.awaitSettled(deployment);

        rig.left(
                deployment,
                "state = 'sending', claimed_by = 'notifier-killed', lease_until = now() - interval '1 second'");
        await().atMost(Rig.PATIENCE)
                .until(() -> receiver.received("/bus", deployment).size() == 3);
        rig.awaitSettled(deployment);

        assertThat(rig.ledger(deployment).get(0).path("attempts"))
                .extracting(attempt -> attempt.path("reason").asText())
                .containsExactly("ok", "ok", "interrupted", "ok");
        assertThat(receiver.received("/bus", deployment).stream()
                        .map(request -> request.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
    }
}
