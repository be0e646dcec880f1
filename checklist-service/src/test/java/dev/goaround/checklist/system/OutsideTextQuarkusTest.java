package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static dev.goaround.checklist.system.Shop.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.Role;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.fixture.KafkaMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from outside that cannot be stored, shown or put into a command: refused at each door, and what is stored already can end. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class OutsideTextQuarkusTest {

    private static final String NUL = "\\u0000";

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    @Inject
    Mutiny.SessionFactory sessions;

    private Shop shop;

    @BeforeEach
    void define() {
        shop = new Shop(connector, registry).defined();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service",
                "environment",
                "version",
                "checklist",
                "kind",
                "previousVersion",
                "commit",
                "committedAt",
                "link",
                "rehearsal",
                "author",
                "callback",
                "unheard-of"
            })
    void noFieldOfAStartHoldsAControlCharacter(String field) {
        String body = "{\"" + field + "\":\"a" + NUL + "b\",\"plan\":{\"t0\":\"2026-03-03T10:00:00Z\"}}";
        shop.door
                .as(Role.ADMINISTRATOR)
                .body(body)
                .post(API)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("/" + field), "errors[0].message", containsString("U+0000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version | 1.0; reboot",
                "version | -rf",
                "version | $(id)",
                "version | 1.0 beta",
                "version | ../1",
                "previousVersion | `id`",
                "link | javascript:alert(1)",
                "callback | file:///etc/passwd",
                "committedAt | 1900-01-01T00:00:00Z"
            })
    void whatGoesIntoCommandsAndLinksHasAForm(String field, String value) {
        String pair = "\"" + field + "\":\"" + value + "\"";
        String start = "{\"service\":\"" + shop.service + "\",\"environment\":\"production\","
                + (field.equals("version") ? pair : "\"version\":\"1.0\"," + pair) + "}";
        shop.door.as(Role.PIPELINE).body(start).post(API).then().statusCode(anyOf(is(422), is(400)));
        assertDeployments(0);
    }

    @ParameterizedTest
    @CsvSource({
        "/progress,what", "/evidence,name", "/findings,text", "/answers,reason", "/rollback,targetVersion",
                "/rollback,reason",
        "/cancel,reason", "/plan,reason", "/plan,t0", "/skip-checks,items", "/sign-offs,comment", "/items/x/tick,note",
        "/items/x/waive,reason", "/items/x/not-applicable,reason", "/gates/deploy/override,reason"
    })
    void noFieldOfARequestHoldsWhatCannotBeSeen(String path, String field) {
        for (String odd : new String[] {NUL, "\\u001b", "\\ud800", "\\u202e"}) {
            shop.door
                    .as(Role.ADMINISTRATOR)
                    .body("{\"" + field + "\":\"a" + odd + "b\"}")
                    .post(API + "/dep-1" + path)
                    .then()
                    .statusCode(422)
                    .body("errors.field", hasItem("/" + field));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/deployments?service=a%00",
                "/api/v1/deployments?state=%E2%80%AE",
                "/api/v1/deployments?x%00=1",
                "/api/v1/deployments/dep%00",
                "/api/v1/deployments/dep%1B/timeline",
                "/api/v1/services/a%00/incidents",
                "/api/v1/services/shop/delivery-metrics?from=1900-01-01T00:00:00Z",
                "/api/v1/checklists/a%00",
                "/api/v1/calendars/a%7F",
                "/api/v1/deployments/dep-1/gates/deploy?wait=1s%00"
            })
    void noPathAndNoQueryHoldsWhatCannotBeSeen(String path) {
        shop.door
                .as(Role.ADMINISTRATOR)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("; right is "));
    }

    @Test
    void aDocumentIsTextInLines() {
        String odd = "# A\n\n## Deploy\n- [ ] Deploy\u0000 it\n";
        for (String path : new String[] {"/api/v1/checklists?name=odd", "/api/v1/checklists/reading"}) {
            shop.door
                    .as(Role.OPERATOR)
                    .contentType("text/markdown")
                    .body(odd)
                    .post(path)
                    .then()
                    .statusCode(422)
                    .body("detail", containsString("line 4, column 13: holds U+0000"));
        }
        shop.door
                .as(Role.OPERATOR)
                .contentType("application/yaml")
                .body(("service: " + shop.service + "\nroles: {\"a\u202Eb\": [ann]}\n")
                        .getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/services/" + shop.service)
                .then()
                .statusCode(422)
                .body("detail", containsString("U+202E"));
        shop.door
                .as(Role.OPERATOR)
                .contentType("application/yaml")
                .body("service: " + shop.service + "\nroles: {\"a\\0b\": [ann]}\nenvironments: {production: {}}\n")
                .put("/api/v1/services/" + shop.service)
                .then()
                .statusCode(422);
        shop.door
                .as(Role.OPERATOR)
                .contentType("text/calendar")
                .body("BEGIN:VCALENDAR\u0000")
                .put("/api/v1/calendars/odd")
                .then()
                .statusCode(422)
                .body("detail", containsString("U+0000"));
    }

    @Test
    void aToolsFileIsHeldToTheSameRules() {
        String id = shop.started("1.0");
        String sarif = "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"scan" + NUL
                + "ner\"}},\"results\":[]}]}";
        shop.door
                .as(Role.PIPELINE)
                .contentType("application/json")
                .body(sarif)
                .post(API + "/" + id + "/evidence")
                .then()
                .statusCode(422);
        shop.door.as(Role.VIEWER).get(API + "/" + id).then().body("revision", is(1));
    }

    @Test
    void anEventOfAPipelineIsHeldToTheSameRules() {
        send("{\"service\":\"" + shop.service + "\",\"environment\":\"production\",\"version\":\"1.0\",\"author\":\"a"
                + NUL + "\"}");
        send("{\"service\":\"" + shop.service + "\",\"environment\":\"production\",\"version\":\"1;id\"}");
        send("{\"service\":\"" + shop.service
                + "\",\"environment\":\"production\",\"version\":\"1.0\",\"link\":\"javascript:x\"}");
        String good = "{\"service\":\"" + shop.service + "\",\"environment\":\"production\",\"version\":\"1.5\"}";
        send(good, "ann", Instant.now());
        send(good, "/ci\u202E", Instant.now());
        send(good, "/ci", Instant.parse("1900-01-01T00:00:00Z"));
        send("{\"service\":\"" + shop.service
                + "\",\"environment\":\"production\",\"version\":\"2.0\",\"previousVersion\":\"1.0\"}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> shop.door
                        .as(Role.VIEWER)
                        .queryParam("service", shop.service)
                        .get(API)
                        .then()
                        .body("total", is(1), "items[0].version", equalTo("2.0")));
    }

    @ParameterizedTest
    @CsvSource({
        "service,201",
        "author,201",
        "commit,201",
        "version,129",
        "previousVersion,129",
        "link,2049",
        "callback,2049"
    })
    void whatIsLongerThanItsFieldIsRefusedAtBothDoors(String field, int length) {
        String begin = field.equals("link") || field.equals("callback") ? "https://example.org/" : "";
        String pair = "\"" + field + "\":\"" + begin + "a".repeat(length - begin.length()) + "\"";
        String start = "{" + pair
                + (field.equals("service") ? "" : ",\"service\":\"" + shop.service + "\"")
                + (field.equals("version") ? "" : ",\"version\":\"1.0\"") + ",\"environment\":\"production\"}";
        shop.door
                .as(Role.PIPELINE)
                .body(start)
                .post(API)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("/" + field), "errors.message", hasItem(containsString("characters")));

        send(start);
        send("{\"service\":\"" + shop.service + "\",\"environment\":\"production\",\"version\":\"2.0\"}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> shop.door
                        .as(Role.VIEWER)
                        .queryParam("service", shop.service)
                        .get(API)
                        .then()
                        .body("total", is(1), "items[0].version", equalTo("2.0")));
    }

    @Test
    void aDeploymentWhoseStoredTextIsBadCanStillEnd() throws Throwable {
        String id = shop.door
                .as(Role.PIPELINE)
                .body(shop.start("1.0").replace("\"kind\"", "\"commit\":\"c0ffee\",\"author\":\"ann\",\"kind\""))
                .post(API)
                .path("id");
        // As release 0.1 stored it.
        VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction(session -> session.createNativeQuery(
                        "update deployment set body = replace(replace(body, 'c0ffee', 'c0\\u0000ffee'), '\"ann\"', '\"a\\ud800\"')"
                                + " where id = :id")
                .setParameter("id", id)
                .executeUpdate()
                .invoke(changed -> assertThat(changed).isEqualTo(1))));

        shop.door
                .as(Role.OPERATOR)
                .body("{\"reason\":\"it cannot go on\"}")
                .post(API + "/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));
        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id + "/report")
                .then()
                .statusCode(200)
                .body(containsString("c0\uFFFDffee"));
        assertThat(shop.started("1.1")).isNotEqualTo(id);
    }

    private void send(String json) {
        send(json, "/ci", Instant.now());
    }

    private void send(String json, String source, Instant time) {
        connector
                .source("ingress")
                .send(KafkaMessages.of(
                        "ingress",
                        new Envelope(
                                UUID.randomUUID().toString(),
                                "dev.goaround.ingress.deployment-started.v1",
                                source,
                                time,
                                shop.service + "/production",
                                null,
                                null,
                                null,
                                json.getBytes(StandardCharsets.UTF_8))));
    }

    private void assertDeployments(int count) {
        shop.door
                .as(Role.VIEWER)
                .queryParam("service", shop.service)
                .get(API)
                .then()
                .body("total", is(count));
    }
}
