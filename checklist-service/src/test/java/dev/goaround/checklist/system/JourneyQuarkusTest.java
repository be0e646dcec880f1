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

import dev.goaround.checklist.walk.Scenario;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.request.RollbackRequested;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.doors.TokenRegistry;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.fixture.KafkaMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class JourneyQuarkusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String API = "/api/v1/deployments";

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    private final String service = "shop-" + UUID.randomUUID().toString().substring(0, 8);
    private Door door;
    private Published published;

    @BeforeEach
    void define() {
        door = new Door(registry);
        published = new Published(connector);
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
                .body("revision", is(1), "warnings", hasSize(0));
    }

    @Test
    void aGoodDeploymentIsOpenedWatchedTickedByVerdictsAndSucceeds() {
        String id = started("2.0");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(published.events(id, WatchPlanned.class)).hasSize(1));
        assertThat(published.events(id, DeploymentOpened.class)).hasSize(1);
        assertThat(published.header(id, "ce_revision")).isEqualTo("1");
        assertThat(published.events(service, ServiceDefined.class)).hasSize(1);
        gate(id, "deploy", 202).body("state", equalTo("blocked"));

        door.as(Role.PIPELINE).body("{\"name\":\"unit-tests\",\"passed\":true}").post(API + "/" + id + "/evidence");
        String notes = item(id, "Release notes are written");
        door.as(Role.OPERATOR)
                .post(API + "/" + id + "/items/" + notes + "/tick")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"), "by", equalTo("operator"), "revision", is(3));
        gate(id, "deploy", 200).body("state", equalTo("passed"), "passedBy", equalTo("operator"));

        door.as(Role.PIPELINE, service)
                .body("{\"what\":\"deployed\"}")
                .post(API + "/" + id + "/progress")
                .then()
                .statusCode(200)
                .body("phase", equalTo("post-deployment-verification"));
        door.as(Role.OPERATOR).post(API + "/" + id + "/items/" + item(id, "Login page looks right") + "/tick");
        Check check = lastWatch(id, watch -> !watch.checks().isEmpty()).checks().get(0);
        String waiting = API + "/" + id + "/gates/monitor?wait=20s";
        CompletableFuture<Integer> gate = CompletableFuture.supplyAsync(
                () -> door.as(Role.PIPELINE).get(waiting).statusCode());
        verdict(id, VerdictChanged.Subject.CHECK, check.id(), check.text());
        assertThat(gate.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .isEqualTo(200);

        Soak soak = lastWatch(id, watch -> !watch.soaks().isEmpty()).soaks().get(0);
        verdict(id, VerdictChanged.Subject.SOAK, soak.id(), soak.text());
        await().atMost(PATIENCE).untilAsserted(() -> view(id, "state", "succeeded"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published.types(id)).contains("tombstone"));
        assertThat(published.events(id, DeploymentEnded.class).get(0).outcome()).isEqualTo(Outcome.SUCCEEDED);
        door.as(Role.VIEWER)
                .get(API + "/" + id)
                .then()
                .body("debts", hasSize(1), "rollback", nullValue(), "outcome", equalTo("succeeded"));
        assertThat(door.as(Role.VIEWER).get(API + "/" + id + "/report").asString())
                .contains("Outcome: **succeeded**")
                .contains("- [x] Error rate");
        door.as(Role.VIEWER).get(API + "/" + id + "/timeline").then().body("items.type", hasItem("phase-entered"));
        assertThat(io.restassured.RestAssured.get("/q/metrics").asString())
                .contains("goaround_deployments_total{environment=\"production\",outcome=\"succeeded\"")
                .contains("goaround_items_total{kind=\"soak\",outcome=\"completed\"")
                .contains("goaround_gate_reasons{reason=\"item-open\"");
    }

    @Test
    void aBadDeploymentIsFencedVerifiedAndEnded() {
        String id = started("2.0");
        waive(id, "All unit tests pass");
        waive(id, "Release notes are written");
        door.as(Role.PIPELINE).body("{\"what\":\"deployed\"}").post(API + "/" + id + "/progress");
        door.as(Role.OPERATOR)
                .body("{\"finding\":\"data-corruption\",\"text\":\"orders without a customer\"}")
                .post(API + "/" + id + "/findings")
                .then()
                .statusCode(202);
        door.as(Role.PIPELINE)
                .body("{\"reason\":\"smoke tests failed\"}")
                .post(API + "/" + id + "/rollback")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(published.events(id, FindingRaised.class).get(0).by()).isEqualTo("operator");
            assertThat(published.events(id, RollbackRequested.class).get(0).pipeline())
                    .isTrue();
        });

        WatchPlanned watch = lastWatch(id, plan -> true);
        String order = RollbackOrdered.idFor(id);
        Message<byte[]> ordered = message(
                "rollbacks",
                new RollbackOrdered(
                        watch.deployment(),
                        order,
                        RollbackOrdered.Cause.PIPELINE,
                        null,
                        "smoke tests failed",
                        null,
                        "pipeline",
                        "1.0",
                        List.of(),
                        watch.revision(),
                        Instant.now(),
                        Instant.now()));
        send("rollbacks", ordered);
        send("rollbacks", ordered);
        await().atMost(PATIENCE).untilAsserted(() -> view(id, "state", "rolling-back"));
        gate(id, "monitor", 409).body("state", equalTo("refused"), "reasons.code", hasItem("ROLLING_BACK"));
        send(
                "rollbacks",
                message(
                        "rollbacks",
                        new StepDone(watch.deployment(), order, "web", "k1", true, "200", null, Instant.now())));
        WatchPlanned verification = lastWatch(id, plan -> plan.purpose() == WatchPurpose.VERIFICATION);
        assertThat(verification.checks()).extracting(Check::id).containsExactly("verify-version", "verify-health");
        send(
                "rollbacks",
                message(
                        "rollbacks",
                        new RollbackVerified(
                                watch.deployment(),
                                order,
                                "1.0",
                                List.of("health is 1"),
                                Duration.ofSeconds(3),
                                Instant.now())));

        await().atMost(PATIENCE).untilAsserted(() -> view(id, "state", "rolled-back"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published.types(id)).contains("tombstone"));
        assertThat(published.events(id, DeploymentFenced.class)).hasSize(1);
        assertThat(published.events(id, DeploymentEnded.class)).hasSize(1);
        door.as(Role.VIEWER)
                .get(API + "/" + id)
                .then()
                .body("rollback.state", equalTo("verified"), "runningVersion", equalTo("1.0"));

        String next = started("2.1");
        door.as(Role.PIPELINE)
                .body("{\"reason\":\"x\"}")
                .post(API + "/" + next + "/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void theSameStartIsTheSameDeploymentByHttpAndByKafka() {
        String body = start("3.0");
        JsonPath first = door.as(Role.PIPELINE)
                .header("Idempotency-Key", service)
                .body(body)
                .post(API)
                .jsonPath();
        door.as(Role.PIPELINE)
                .header("Idempotency-Key", service)
                .body(body)
                .post(API)
                .then()
                .statusCode(202)
                .header("Location", containsString(first.getString("id")))
                .body("id", equalTo(first.getString("id")), "revision", is(1));
        door.as(Role.PIPELINE)
                .header("Idempotency-Key", service)
                .body(start("4.0"))
                .post(API)
                .then()
                .statusCode(422)
                .body("detail", containsString("a new start has a new one"));
        door.as(Role.PIPELINE)
                .header("Idempotency-Key", "other")
                .body(start("4.0"))
                .post(API)
                .then()
                .statusCode(409)
                .body("detail", containsString("it has no exit ‘supersede’"));
        door.as(Role.VIEWER).queryParam("service", service).get(API).then().body("total", is(1), "items", hasSize(1));
    }

    @Test
    void aCloudEventByHttpAndTheSameByKafkaOpenOneDeployment() {
        DeploymentStarted event =
                new DeploymentStarted(service, "production", "5.0", null, null, Map.of(), null, null, null);
        String id = door.as(Role.PIPELINE)
                .header("ce-specversion", "1.0")
                .header("ce-id", "run-" + service)
                .header("ce-source", "/ci")
                .header("ce-type", "dev.goaround.ingress.deployment-started.v1")
                .contentType("application/json")
                .body(start("5.0"))
                .post(API)
                .jsonPath()
                .getString("id");
        send(
                "ingress",
                KafkaMessages.of("ingress", Envelope.of(event, "run-" + service, "/ci", Instant.now(), null, null)));
        send(
                "ingress",
                message(
                        "ingress",
                        new ProgressReported(
                                id, ProgressReported.What.TRAFFIC, null, false, 0.5, Instant.now(), null)));

        await().atMost(PATIENCE).untilAsserted(() -> view(id, "revision", 2));
        door.as(Role.VIEWER).queryParam("service", service).get(API).then().body("total", is(1));
    }

    @Test
    void aPlanIsBoundByTheStartOfTheSameVersion() {
        String planned = door.as(Role.OPERATOR)
                .body("{\"service\":\"" + service + "\",\"environment\":\"production\",\"version\":\"6.0\","
                        + "\"plan\":{\"t0\":\"2026-03-03T10:00:00Z\"}}")
                .post(API)
                .then()
                .statusCode(202)
                .body("state", equalTo("planned"), "t0", equalTo("2026-03-03T10:00:00Z"))
                .extract()
                .path("id");

        assertThat(started("6.0")).isEqualTo(planned);
        view(planned, "state", "running");
    }

    @Test
    void anAdministratorGrantsAndRevokesTokens() {
        JsonPath token = door.as(Role.ADMINISTRATOR)
                .body("{\"subject\":\"ci\",\"roles\":[\"pipeline\"],\"services\":[\"other\"]}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var ci = io.restassured.RestAssured.given().header("Authorization", "Bearer " + token.getString("token"));
        ci.body(start("1.0")).post(API).then().statusCode(403).contentType("application/problem+json");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(published.types(token.getString("id"))).containsExactly("AccessGranted"));

        door.as(Role.ADMINISTRATOR)
                .delete("/api/v1/tokens/" + token.getString("id"))
                .then()
                .statusCode(204);
        ci.get(API).then().statusCode(401);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published.types(token.getString("id")))
                        .containsExactly("AccessGranted", "tombstone"));
        door.as(Role.OPERATOR).body("{}").post("/api/v1/tokens").then().statusCode(403);
    }

    @Test
    void theDefinitionsFolderIsReadAndItsBadFileLeftOut() {
        door.as(Role.VIEWER)
                .get("/api/v1/services/folder")
                .then()
                .statusCode(200)
                .body("by", equalTo("definitions-folder"), "revision", is(1));
        door.as(Role.VIEWER).get("/api/v1/checklists/folder-release").then().statusCode(200);
        door.as(Role.VIEWER).get("/api/v1/services/bad").then().statusCode(404);
    }

    @Test
    void changesArriveAsServerSentEvents() throws Exception {
        String id = started("7.0");
        var client = java.net.http.HttpClient.newHttpClient();
        String auth = "Bearer " + token();
        var lines = client.send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:"
                                        + io.restassured.RestAssured.port + API + "/" + id + "/events"))
                                .header("Authorization", auth)
                                .header("Last-Event-ID", "0")
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofLines())
                .body()
                .iterator();
        assertThat(until(lines, "id:")).isEqualTo("id:1");
        waive(id, "Release notes are written");
        assertThat(until(lines, "id:")).isEqualTo("id:2");
        assertThat(until(lines, "data:")).contains("item-waived");
    }

    private String token() {
        var token = dev.goaround.doors.Tokens.mint(new java.security.SecureRandom());
        registry.grant(new dev.goaround.contracts.access.AccessGranted(
                token.id(), token.sha256(), "viewer", java.util.Set.of(Role.VIEWER), java.util.Set.of(), null));
        return token.token();
    }

    private static String until(java.util.Iterator<String> lines, String prefix) {
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(prefix)) {
                return line.replace(": ", ":");
            }
        }
        throw new AssertionError("the stream ended before " + prefix);
    }

    private String start(String version) {
        return "{\"service\":\"" + service + "\",\"environment\":\"production\",\"version\":\"" + version
                + "\",\"kind\":\"standard\",\"previousVersion\":\"1.0\"}";
    }

    private String started(String version) {
        return door.as(Role.PIPELINE, service)
                .body(start(version))
                .post(API)
                .then()
                .statusCode(202)
                .header("Location", not(nullValue()))
                .extract()
                .path("id");
    }

    private void waive(String id, String text) {
        door.as(Role.OPERATOR)
                .body("{\"reason\":\"not today\"}")
                .post(API + "/" + id + "/items/" + item(id, text) + "/waive")
                .then()
                .statusCode(200)
                .body("state", equalTo("waived"));
    }

    private String item(String id, String text) {
        return door.as(Role.VIEWER)
                .get(API + "/" + id)
                .path("phases.items.flatten().find { it.text == '" + text + "' }.id");
    }

    private io.restassured.response.ValidatableResponse gate(String id, String gate, int status) {
        return door.as(Role.PIPELINE)
                .get(API + "/" + id + "/gates/" + gate)
                .then()
                .statusCode(status);
    }

    private void view(String id, String field, Object value) {
        door.as(Role.VIEWER).get(API + "/" + id).then().body(field, equalTo(value));
    }

    private WatchPlanned lastWatch(String id, java.util.function.Predicate<WatchPlanned> which) {
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

    private void verdict(String id, VerdictChanged.Subject subject, String rule, String text) {
        WatchPlanned watch = lastWatch(id, plan -> true);
        send(
                "verdicts",
                message(
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
                                Instant.now())));
    }

    private static Message<byte[]> message(String channel, Event event) {
        return KafkaMessages.of(
                channel, Envelope.of(event, UUID.randomUUID().toString(), "/goaround/test", Instant.now(), null, null));
    }

    private void send(String channel, Message<byte[]> message) {
        connector.source(channel).send(message);
    }
}
