package dev.goaround.checklist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.goaround.access.TokenRegistry;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.fixture.KafkaMessages;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A service of its own for one test, with everyone who has to do with its deployments: pipeline, people, the other services. */
final class Shop {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String API = "/api/v1/deployments";

    final String service = "shop-" + UUID.randomUUID().toString().substring(0, 8);
    final Door door;
    final Published published;
    private final InMemoryConnector connector;

    Shop(InMemoryConnector connector, TokenRegistry registry) {
        this.connector = connector;
        this.door = new Door(registry);
        this.published = new Published(connector);
    }

    Shop defined() {
        door.as(Role.OPERATOR)
                .queryParam("name", "shop-release")
                .contentType("text/markdown")
                .body(Scenario.CHECKLIST)
                .post("/api/v1/checklists")
                .then()
                .body("name", equalTo("shop-release"), "version", is(1), "report.items", hasSize(8));
        door.as(Role.OPERATOR)
                .contentType("application/yaml")
                .body(Scenario.DEFINITION.replace("service: shop", "service: " + service))
                .put("/api/v1/services/" + service)
                .then()
                .statusCode(200)
                .body(
                        "revision", is(1),
                        "warnings", hasSize(0),
                        "notes.message", hasItem(containsString("goaround.secrets.dir")));
        return this;
    }

    String start(String version) {
        return "{\"service\":\"" + service + "\",\"environment\":\"production\",\"version\":\"" + version
                + "\",\"kind\":\"standard\",\"previousVersion\":\"1.0\"}";
    }

    String started(String version) {
        return door.as(Role.PIPELINE, service)
                .body(start(version))
                .post(API)
                .then()
                .statusCode(202)
                .header("Location", not(nullValue()))
                .extract()
                .path("id");
    }

    void deployed(String id) {
        door.as(Role.PIPELINE, service)
                .body("{\"what\":\"deployed\"}")
                .post(API + "/" + id + "/progress")
                .then()
                .statusCode(200);
    }

    void waive(String id, String text) {
        door.as(Role.OPERATOR)
                .body("{\"reason\":\"not today\"}")
                .post(API + "/" + id + "/items/" + item(id, text) + "/waive")
                .then()
                .statusCode(200)
                .body("state", equalTo("waived"));
    }

    String item(String id, String text) {
        return door.as(Role.VIEWER)
                .get(API + "/" + id)
                .path("phases.items.flatten().find { it.text == '" + text + "' }.id");
    }

    ValidatableResponse gate(String id, String gate, int status) {
        return door.as(Role.PIPELINE)
                .get(API + "/" + id + "/gates/" + gate)
                .then()
                .statusCode(status);
    }

    void eventually(String id, String field, Object value) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> door.as(Role.VIEWER).get(API + "/" + id).then().body(field, equalTo(value)));
    }

    WatchPlanned lastWatch(String id, Predicate<WatchPlanned> which) {
        AtomicReference<WatchPlanned> found = new AtomicReference<>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            found.set(published.events(id, WatchPlanned.class).stream()
                    .filter(which)
                    .reduce((first, second) -> second)
                    .orElse(null));
            assertThat(found.get()).isNotNull();
        });
        return found.get();
    }

    /** The event of a kind about the deployment; waits for it. */
    <E extends Event> E published(String id, Class<E> kind) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published.events(id, kind)).isNotEmpty());
        return published.events(id, kind).get(0);
    }

    void healthy(String id, VerdictChanged.Subject subject, String rule, String text) {
        WatchPlanned watch = lastWatch(id, plan -> true);
        send(
                "verdicts",
                new VerdictChanged(
                        watch.deployment(),
                        watch.revision(),
                        WatchPurpose.DEPLOYMENT,
                        subject,
                        rule,
                        rule,
                        text,
                        new Verdict(VerdictKind.HEALTHY, null, "it held", null),
                        Instant.now()));
    }

    void send(String channel, Event event) {
        send(channel, event, UUID.randomUUID().toString(), "/goaround/test");
    }

    void send(String channel, Event event, String id, String source) {
        Message<byte[]> message = KafkaMessages.of(channel, Envelope.of(event, id, source, Instant.now(), null, null));
        connector.source(channel).send(message);
    }
}
