package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.deployment.IncidentResolved;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.watch.WatchPlanned;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors of people around a walk: incidents, skipped checks, the emergency's approval. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class IncidentsQuarkusTest {

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

    private String incidents() {
        return "/api/v1/services/" + shop.service + "/incidents";
    }

    private String opened() {
        return shop.door
                .as(Role.OPERATOR)
                .body("{\"environment\":\"production\",\"title\":\"checkout is slow\"}")
                .post(incidents())
                .then()
                .statusCode(201)
                .header("Location", containsString(incidents()))
                .body("openedBy", equalTo("operator"))
                .extract()
                .path("id");
    }

    @Test
    void anIncidentHoldsWhatRunsAndWhatStartsLaterUntilItIsResolved() {
        String before = shop.started("2.0");
        String incident = opened();
        shop.gate(before, "deploy", 202).body("reasons.code", hasItem("INCIDENT_OPEN"));
        shop.door
                .as(Role.OPERATOR)
                .body("{\"reason\":\"later\"}")
                .post(API + "/" + before + "/cancel")
                .then()
                .statusCode(200);
        String after = shop.started("3.0");
        shop.gate(after, "deploy", 202).body("reasons.code", hasItem("INCIDENT_OPEN"));

        shop.door
                .as(Role.PIPELINE)
                .post(incidents() + "/" + incident + "/resolve")
                .then()
                .statusCode(403);
        shop.door
                .as(Role.OPERATOR)
                .post(incidents() + "/" + incident + "/resolve")
                .then()
                .statusCode(200)
                .body("resolvedBy", equalTo("operator"));
        shop.gate(after, "deploy", 202).body("reasons.code", not(hasItem("INCIDENT_OPEN")));
        shop.door.as(Role.VIEWER).get(incidents() + "?state=open").then().body("items", hasSize(0));
        shop.door.as(Role.VIEWER).get(incidents()).then().body("items", hasSize(1), "items[0].id", equalTo(incident));
    }

    @Test
    void aRollbackThatFailedLeavesAnIncident() {
        String id = shop.started("2.0");
        WatchPlanned watch = shop.lastWatch(id, plan -> true);
        String order = RollbackOrdered.idFor(id);
        shop.send(
                "rollbacks",
                new RollbackOrdered(
                        watch.deployment(),
                        order,
                        RollbackOrdered.Cause.PERSON,
                        null,
                        "it is bad",
                        null,
                        "ann",
                        "1.0",
                        List.of(),
                        watch.revision(),
                        Instant.now(),
                        Instant.now(),
                        WatchPlanned.VERIFY_WITHIN));
        shop.eventually(id, "state", "rolling-back");
        shop.send("rollbacks", new RollbackFailed(watch.deployment(), order, "the step was refused", Instant.now()));
        shop.eventually(id, "state", "rollback-failed");

        shop.door
                .as(Role.VIEWER)
                .get(incidents() + "?state=open")
                .then()
                .body("items.deployment", hasItem(id), "items[0].title", containsString("the step was refused"));
        shop.gate(shop.started("3.0"), "deploy", 202).body("reasons.code", hasItem("INCIDENT_OPEN"));

        // What was opened elsewhere for the deployment (a page, the status page) is ended by this event.
        shop.door
                .as(Role.OPERATOR)
                .post(incidents() + "/inc-" + id + "/resolve")
                .then()
                .statusCode(200);
        IncidentResolved resolved = shop.published(id, IncidentResolved.class);
        assertThat(resolved.title()).contains("the step was refused");
        assertThat(resolved.by()).isEqualTo("operator");
    }

    @Test
    void whatIsNoIncidentIsRefusedWithWhatWouldBeOne() {
        shop.door.as(Role.PIPELINE).body("{}").post(incidents()).then().statusCode(403);
        shop.door
                .as(Role.OPERATOR)
                .body("{\"environment\":\"moon\",\"title\":\"x\"}")
                .post(incidents())
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("production"));
        shop.door
                .as(Role.OPERATOR)
                .body("{\"environment\":\"production\"}")
                .post(incidents())
                .then()
                .statusCode(422);
        shop.door
                .as(Role.OPERATOR)
                .body("{\"environment\":\"production\",\"title\":\"x\"}")
                .post("/api/v1/services/nobody/incidents")
                .then()
                .statusCode(404);
        shop.door
                .as(Role.OPERATOR)
                .post(incidents() + "/inc-none/resolve")
                .then()
                .statusCode(404);
        shop.door.as(Role.VIEWER).get(incidents() + "?state=shut").then().statusCode(400);
    }

    @Test
    void aHotfixSkipsChecksInOneActAndAnEmergencyOfAPipelineWaitsForItsApproval() {
        String hotfix = shop.door
                .as(Role.PIPELINE, shop.service)
                .body(shop.start("2.0").replace("standard", "hotfix"))
                .post(API)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        shop.door
                .as(Role.OPERATOR)
                .body("{\"reason\":\"customers cannot pay\"}")
                .post(API + "/" + hotfix + "/skip-checks")
                .then()
                .statusCode(200)
                .body("debts.text", hasItem("Release notes are written"));
        shop.door
                .as(Role.PIPELINE)
                .body("{\"reason\":\"x\"}")
                .post(API + "/" + hotfix + "/skip-checks")
                .then()
                .statusCode(403);
        shop.door
                .as(Role.OPERATOR)
                .body("{\"reason\":\"x\"}")
                .post(API + "/" + hotfix + "/cancel")
                .then()
                .statusCode(200);

        String emergency = shop.door
                .as(Role.PIPELINE, shop.service)
                .body(shop.start("3.0").replace("standard", "emergency"))
                .post(API)
                .then()
                .statusCode(202)
                .body("kind", is("emergency"))
                .extract()
                .path("id");
        shop.gate(emergency, "deploy", 202).body("reasons.code", hasItem("SIGN_OFF_MISSING"));
        shop.door
                .as(Role.APPROVER)
                .body("{\"role\":\"emergency approver\",\"comment\":\"go\"}")
                .post(API + "/" + emergency + "/sign-offs")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"));
        shop.gate(emergency, "deploy", 200);
    }
}
