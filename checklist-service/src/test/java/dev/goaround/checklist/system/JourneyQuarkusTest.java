package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static dev.goaround.checklist.system.Shop.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.request.RollbackRequested;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class JourneyQuarkusTest {

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    private Shop shop;

    @BeforeEach
    void define() {
        shop = new Shop(connector, registry).defined();
    }

    @Test
    void aGoodDeploymentIsOpenedWatchedTickedByVerdictsAndSucceeds() {
        String id = shop.started("2.0");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.published.events(id, WatchPlanned.class))
                        .hasSize(1));
        assertThat(shop.published.events(id, DeploymentOpened.class)).hasSize(1);
        assertThat(shop.published.header(id, "ce_revision")).isEqualTo("1");
        assertThat(shop.published.events(shop.service, ServiceDefined.class)).hasSize(1);
        shop.gate(id, "deploy", 202).body("state", equalTo("blocked"));
        awaitSeries(
                "goaround_deployment_phase_info{deployment=\"" + id
                        + "\",environment=\"production\",phase=\"pre-deployment\"",
                "goaround_gates_waiting{environment=\"production\",reason=\"item-open\",service=\"" + shop.service);

        shop.door
                .as(Role.PIPELINE)
                .body("{\"name\":\"unit-tests\",\"passed\":true}")
                .post(API + "/" + id + "/evidence");
        shop.door
                .as(Role.OPERATOR)
                .post(API + "/" + id + "/items/" + shop.item(id, "Release notes are written") + "/tick")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"), "by", equalTo("operator"), "revision", is(3));
        shop.gate(id, "deploy", 200).body("state", equalTo("passed"), "passedBy", equalTo("operator"));
        shop.deployed(id);
        shop.eventually(id, "phase", "post-deployment-verification");
        shop.door
                .as(Role.OPERATOR)
                .post(API + "/" + id + "/items/" + shop.item(id, "Login page looks right") + "/tick");

        Check check =
                shop.lastWatch(id, watch -> !watch.checks().isEmpty()).checks().get(0);
        CompletableFuture<Integer> gate = CompletableFuture.supplyAsync(() -> shop.door
                .as(Role.PIPELINE)
                .get(API + "/" + id + "/gates/monitor?wait=20s")
                .statusCode());
        shop.healthy(id, VerdictChanged.Subject.CHECK, check.id(), check.text());
        assertThat(gate.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
                .isEqualTo(200);
        Soak soak =
                shop.lastWatch(id, watch -> !watch.soaks().isEmpty()).soaks().get(0);
        shop.healthy(id, VerdictChanged.Subject.SOAK, soak.id(), soak.text());

        shop.eventually(id, "state", "succeeded");
        awaitTombstone(id);
        assertThat(shop.published.events(id, DeploymentEnded.class).get(0).outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        assertSeen(id);
    }

    private static void awaitSeries(String... series) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(RestAssured.get("/q/metrics").asString()).contains(series));
    }

    private void assertSeen(String id) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(RestAssured.get("/q/metrics").asString()).doesNotContain("deployment=\"" + id));
        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id)
                .then()
                .body("debts", hasSize(1), "rollback", nullValue(), "outcome", equalTo("succeeded"));
        assertThat(shop.door.as(Role.VIEWER).get(API + "/" + id + "/report").asString())
                .contains("State: **succeeded**")
                .contains("- [x] Error rate");
        shop.door.as(Role.VIEWER).get(API + "/" + id + "/timeline").then().body("items.type", hasItem("phase-entered"));
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("goaround_deployments_ended_total{environment=\"production\",outcome=\"succeeded\"")
                .contains("goaround_items_total{kind=\"soak\",outcome=\"completed\"")
                .contains(
                        "goaround_deployment_duration_seconds_bucket{environment=\"production\",outcome=\"succeeded\"");
    }

    @Test
    void aBadDeploymentIsFencedVerifiedAndEnded() {
        String id = shop.started("2.0");
        shop.waive(id, "All unit tests pass");
        shop.waive(id, "Release notes are written");
        shop.deployed(id);
        shop.door
                .as(Role.OPERATOR)
                .body("{\"finding\":\"data-corruption\",\"text\":\"orders without a customer\"}")
                .post(API + "/" + id + "/findings")
                .then()
                .statusCode(202);
        shop.door
                .as(Role.PIPELINE)
                .body("{\"reason\":\"smoke tests failed\"}")
                .post(API + "/" + id + "/rollback")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shop.published.events(id, FindingRaised.class).get(0).by())
                    .isEqualTo("operator");
            assertThat(shop.published.events(id, RollbackRequested.class).get(0).pipeline())
                    .isTrue();
        });

        rollBack(id, shop.lastWatch(id, plan -> true));

        assertThat(shop.published.events(id, DeploymentFenced.class)).hasSize(1);
        assertThat(shop.published.events(id, DeploymentEnded.class)).hasSize(1);
        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id)
                .then()
                .body("rollback.state", equalTo("verified"), "runningVersion", equalTo("1.0"));
        String next = shop.started("2.1");
        shop.door
                .as(Role.PIPELINE)
                .body("{\"reason\":\"no time\"}")
                .post(API + "/" + next + "/cancel")
                .then()
                .statusCode(200);
    }

    private void rollBack(String id, WatchPlanned watch) {
        String order = RollbackOrdered.idFor(id);
        RollbackOrdered ordered = new RollbackOrdered(
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
                Instant.now(),
                watch.verifyWithin());
        shop.send("rollbacks", ordered, order, "/goaround/rollback-service");
        shop.send("rollbacks", ordered, order, "/goaround/rollback-service");
        shop.eventually(id, "state", "rolling-back");
        shop.gate(id, "monitor", 409).body("state", equalTo("refused"), "reasons.code", hasItem("ROLLING_BACK"));
        shop.send("rollbacks", new StepDone(watch.deployment(), order, "web", "k1", true, "200", null, Instant.now()));
        WatchPlanned verification = shop.lastWatch(id, plan -> plan.purpose() == WatchPurpose.VERIFICATION);
        assertThat(verification.checks()).extracting(Check::id).containsExactly("verify-version", "verify-health");
        shop.send(
                "rollbacks",
                new RollbackVerified(
                        watch.deployment(),
                        order,
                        "1.0",
                        List.of("health is 1"),
                        Duration.ofSeconds(3),
                        Instant.now()));
        shop.eventually(id, "state", "rolled-back");
        awaitTombstone(id);
    }

    @Test
    void changesArriveAsServerSentEvents() throws Exception {
        String id = shop.started("7.0");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + API + "/" + id + "/events"))
                .header("Authorization", shop.door.authorization(Role.VIEWER))
                .header("Last-Event-ID", "0")
                .build();
        Iterator<String> lines = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .iterator();

        assertThat(until(lines, "id:")).isEqualTo("id:1");
        shop.waive(id, "Release notes are written");
        assertThat(until(lines, "id:")).isEqualTo("id:2");
        assertThat(until(lines, "data:")).contains("item-waived");
    }

    private static String until(Iterator<String> lines, String prefix) {
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(prefix)) {
                return line.replace(": ", ":");
            }
        }
        throw new AssertionError("the stream ended before " + prefix);
    }

    private void awaitTombstone(String id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.published.types(id)).contains("tombstone"));
    }
}
