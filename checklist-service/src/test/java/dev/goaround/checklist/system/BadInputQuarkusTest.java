package dev.goaround.checklist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.access.TokenRegistry;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.fixture.KafkaMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clear error, nothing changed, nothing stopped. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class BadInputQuarkusTest {

    private static final String API = "/api/v1/deployments";

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    private Door door;

    @BeforeEach
    void door() {
        door = new Door(registry);
    }

    @Test
    void aStartThatIsNoJsonIsABadRequest() {
        door.as(Role.PIPELINE)
                .body("service=shop")
                .post(API)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", is(400), "detail", containsString("no JSON (line 1, column"));
    }

    @Test
    void aStartWithWrongFieldsNamesEachOfThem() {
        door.as(Role.PIPELINE)
                .body("{\"service\":\"folder\",\"environment\":\"production\",\"versoin\":\"1\",\"kind\":\"big\"}")
                .post(API)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("/version"), "errors.field", hasItem("/versoin"));
    }

    @Test
    void aStartOfSomethingUnknownSaysWhatIsMissing() {
        refusedStart("nowhere", "production", null, "service", "PUT its definition");
        refusedStart("folder", "moon", null, "environment", "[production]");
        refusedStart(
                "folder", "production", "unheard-of", "checklist", "POST it to /api/v1/checklists?name=unheard-of");
    }

    @Test
    void aCommitTimeThatCannotBeIsRefused() {
        startCommittedAt("2999-01-01T00:00:00Z")
                .body("errors[0].field", equalTo("committedAt"), "errors[0].message", containsString("in the future"));
        startCommittedAt("yesterday")
                .body("errors[0].field", equalTo("/committedAt"), "errors[0].message", containsString("an instant as"));
    }

    private ValidatableResponse startCommittedAt(String instant) {
        return door.as(Role.PIPELINE)
                .body("{\"service\":\"folder\",\"environment\":\"production\",\"version\":\"1\",\"committedAt\":\""
                        + instant + "\"}")
                .post(API)
                .then()
                .statusCode(422);
    }

    private void refusedStart(String service, String environment, String checklist, String field, String message) {
        door.as(Role.PIPELINE)
                .body("{\"service\":\"" + service + "\",\"environment\":\"" + environment + "\",\"version\":\"1\""
                        + (checklist == null ? "" : ",\"checklist\":\"" + checklist + "\"") + "}")
                .post(API)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo(field), "errors[0].message", containsString(message));
    }

    @Test
    void aTargetThatIsNotAllowedIsRefusedWithItsLine() {
        door.as(Role.OPERATOR)
                .contentType("application/yaml")
                .body(Scenario.DEFINITION.replace("url: \"http://127.0.0.1:8490\"", "url: \"http://169.254.169.254\""))
                .put("/api/v1/services/shop")
                .then()
                .statusCode(422)
                .body(
                        "errors", hasSize(1),
                        "errors[0].line", is(6),
                        "errors[0].field", equalTo("environments.production.targets[0].url"),
                        "errors[0].message", containsString("169.254.169.254"));
        door.as(Role.VIEWER).get("/api/v1/services/shop").then().statusCode(404);
    }

    @Test
    void aMarkdownFileOf20MegabytesIsTooLargeAndTheServiceGoesOn() {
        door.as(Role.OPERATOR)
                .contentType("text/markdown")
                .body("# x\n- [ ] y\n".repeat(20 * 1024 * 1024 / 12))
                .post("/api/v1/checklists?name=large")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("1 MiB"));
        door.as(Role.VIEWER).get("/api/v1/checklists/large").then().statusCode(404);
    }

    @Test
    void aChecklistWithNothingToWalkIsRefused() {
        door.as(Role.OPERATOR)
                .body("Just prose.")
                .post("/api/v1/checklists?name=prose")
                .then()
                .statusCode(422)
                .body("detail", containsString("no check box"));
    }

    @Test
    void aTokenWithoutTheRightIsRefusedAndNobodyAsWell() {
        door.as(Role.VIEWER).body("{}").post(API).then().statusCode(403).contentType("application/problem+json");
        RestAssured.given().body("{}").post(API).then().statusCode(401);
        RestAssured.get("/q/health/live").then().statusCode(200);
        RestAssured.get("/q/openapi").then().statusCode(200).body(containsString("/api/v1/deployments"));
    }

    /** Its Java parts are other than its JSON. */
    @Test
    void theApisDocumentDescribesAConditionAsItIsSent() {
        String condition = "components.schemas.Condition.properties";
        Condition any = new Condition("error_rate", Comparison.GREATER, 0.05, "ratio", null, null, 1);
        JsonNode sent = EventJson.mapper().valueToTree(any);
        RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(condition + ".keySet()", allOf(hasItems(names(sent)), not(hasItem("measurand"))));
    }

    @Test
    void aWrongStepOnAnUnknownDeploymentIsNotFound() {
        door.as(Role.OPERATOR).post(API + "/dep-none/items/x/tick").then().statusCode(404);
        door.as(Role.VIEWER).get(API + "/dep-none/gates/end").then().statusCode(404);
        door.as(Role.VIEWER).get(API + "/dep-none/events").then().statusCode(404);
        door.as(Role.VIEWER).get(API + "?size=100000").then().statusCode(400);
    }

    private static String[] names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.toArray(new String[0]);
    }

    @Test
    void aBadRecordOnKafkaIsRefusedWithItsReasonAndTheNextOneIsTaken() {
        assertThat(nackOf(KafkaMessages.of(
                        "ingress",
                        "goaround.ingress",
                        "k",
                        "no json".getBytes(StandardCharsets.UTF_8),
                        new RecordHeaders())))
                .isNotBlank();
        DeploymentStarted unknown = new DeploymentStarted(
                "nowhere", "production", "1", null, null, Map.of(), null, null, null, null, null, null, null);
        assertThat(nackOf(KafkaMessages.of("ingress", Envelope.of(unknown, "e-1", "/ci", Instant.now(), null, null))))
                .contains("there is no service nowhere");

        DeploymentStarted good = new DeploymentStarted(
                "folder", "production", "1", null, null, Map.of(), null, null, null, null, null, null, null);
        connector
                .source("ingress")
                .send(KafkaMessages.of("ingress", Envelope.of(good, "e-2", "/ci", Instant.now(), null, null)));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> door.as(Role.VIEWER)
                        .queryParam("service", "folder")
                        .get(API)
                        .then()
                        .body("total", is(1)));
    }

    private String nackOf(Message<byte[]> message) {
        AtomicReference<Throwable> reason = new AtomicReference<>();
        connector.source("ingress").send(message.withNack(failure -> {
            reason.set(failure);
            return CompletableFuture.completedFuture(null);
        }));
        await().atMost(Duration.ofSeconds(20)).until(() -> reason.get() != null);
        return reason.get().getMessage();
    }
}
