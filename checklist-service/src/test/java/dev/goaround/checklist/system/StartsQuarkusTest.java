package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static dev.goaround.checklist.system.Shop.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.ingress.ProgressReported;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starts, plans, tokens and the folder: what is there before a walk. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StartsQuarkusTest {

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    private Shop shop;

    /** A key is its token's. */
    private String pipeline;

    @BeforeEach
    void define() {
        shop = new Shop(connector, registry).defined();
        pipeline = shop.door.authorization(Role.PIPELINE);
    }

    @Test
    void theSameKeyIsTheSameDeploymentAndASecondStartIsRefused() {
        JsonPath first = keyed(shop.service, "3.0").extract().jsonPath();
        keyed(shop.service, "3.0")
                .statusCode(202)
                .header("Location", containsString(first.getString("id")))
                .body("id", equalTo(first.getString("id")), "revision", is(1));
        keyed(shop.service, "4.0").statusCode(422).body("detail", containsString("a new start has a new one"));
        keyed("other", "4.0").statusCode(409).body("detail", containsString("it has no exit ‘supersede’"));
        assertDeployments(1);
    }

    private ValidatableResponse keyed(String key, String version) {
        return RestAssured.given()
                .header("Authorization", pipeline)
                .header("Idempotency-Key", key)
                .body(shop.start(version))
                .post(API)
                .then();
    }

    @Test
    void aCloudEventByHttpAndTheSameByKafkaOpenOneDeployment() {
        DeploymentStarted event = new DeploymentStarted(
                shop.service, "production", "5.0", null, null, Map.of(), null, null, null, null, null, null, null);
        String id = shop.door
                .as(Role.PIPELINE)
                .header("ce-specversion", "1.0")
                .header("ce-id", "run-" + shop.service)
                .header("ce-source", "/ci")
                .header("ce-type", "dev.goaround.ingress.deployment-started.v1")
                .body(shop.start("5.0"))
                .post(API)
                .jsonPath()
                .getString("id");
        shop.send("ingress", event, "run-" + shop.service, "/ci");
        shop.send(
                "ingress",
                new ProgressReported(id, ProgressReported.What.TRAFFIC, null, false, 0.5, Instant.now(), null));

        shop.eventually(id, "revision", 2);
        assertDeployments(1);
    }

    @Test
    void aStructuredCloudEventIsAStartAsWell() {
        shop.door
                .as(Role.PIPELINE)
                .contentType("application/cloudevents+json")
                .body("{\"specversion\":\"1.0\",\"id\":\"s-1\",\"source\":\"/ci/" + shop.service
                        + "\",\"type\":\"dev.goaround.ingress.deployment-started.v1\",\"data\":" + shop.start("5.1")
                        + "}")
                .post(API)
                .then()
                .statusCode(202)
                .body("state", equalTo("running"), "version", equalTo("5.1"));
    }

    @Test
    void aPlanIsBoundByTheStartOfTheSameVersion() {
        String planned = shop.door
                .as(Role.OPERATOR)
                .body("{\"service\":\"" + shop.service + "\",\"environment\":\"production\",\"version\":\"6.0\","
                        + "\"plan\":{\"t0\":\"2026-03-03T10:00:00Z\"}}")
                .post(API)
                .then()
                .statusCode(202)
                .body("state", equalTo("planned"), "t0", equalTo("2026-03-03T10:00:00Z"))
                .extract()
                .path("id");

        assertThat(shop.started("6.0")).isEqualTo(planned);
        shop.eventually(planned, "state", "running");
    }

    @Test
    void anAdministratorGrantsAndRevokesTokens() {
        JsonPath token = shop.door
                .as(Role.ADMINISTRATOR)
                .body("{\"subject\":\"ci\",\"roles\":[\"pipeline\"],\"services\":[\"other\"]}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String bearer = "Bearer " + token.getString("token");
        RestAssured.given()
                .header("Authorization", bearer)
                .body(shop.start("1.0"))
                .post(API)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        shop.door
                .as(Role.ADMINISTRATOR)
                .delete("/api/v1/tokens/" + token.getString("id"))
                .then()
                .statusCode(204);
        RestAssured.given().header("Authorization", bearer).get(API).then().statusCode(401);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.published.types(token.getString("id")))
                        .containsExactly("AccessGranted", "tombstone"));
        shop.door.as(Role.OPERATOR).body("{}").post("/api/v1/tokens").then().statusCode(403);
    }

    @Test
    void theDefinitionsFolderIsReadAndItsBadFileLeftOut() {
        shop.door
                .as(Role.VIEWER)
                .get("/api/v1/services/folder")
                .then()
                .statusCode(200)
                .body("by", equalTo("definitions-folder"), "revision", is(1));
        shop.door
                .as(Role.VIEWER)
                .get("/api/v1/checklists/folder-release")
                .then()
                .statusCode(200);
        shop.door.as(Role.VIEWER).get("/api/v1/services/bad").then().statusCode(404);
    }

    private void assertDeployments(int count) {
        shop.door
                .as(Role.VIEWER)
                .queryParam("service", shop.service)
                .get(API)
                .then()
                .body("total", is(count), "items", hasSize(count));
    }
}
