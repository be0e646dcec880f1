package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.goaround.access.TokenRegistry;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.access.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stays: versions of checklists, the timeline, the report, the delivery metrics. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class HistoryQuarkusTest {

    private static final String CHECKLIST = """
            # Quick

            ## Pre-deployment
            - [ ] Release notes are written
              ```
              git tag v1.2.0
              ```

            ## Deploy
            - [ ] Deploy the new version

            ## Follow-up
            - [ ] Hold the retrospective
            """;

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    private Shop shop;
    private String checklist;

    @BeforeEach
    void define() {
        shop = new Shop(connector, registry);
        checklist = "quick-" + shop.service;
        assertThat(store(CHECKLIST)).isEqualTo(1);
        shop.door
                .as(Role.OPERATOR)
                .contentType("application/yaml")
                .body(Scenario.DEFINITION
                        .replace("service: shop", "service: " + shop.service)
                        .replace("checklist: shop-release", "checklist: " + checklist))
                .put("/api/v1/services/" + shop.service)
                .then()
                .statusCode(200);
    }

    @Test
    void aRunningDeploymentKeepsTheVersionThatItBeganWith() {
        String id = shop.started("2.0.0");

        assertThat(store(CHECKLIST.replace("Release notes are written", "Release notes are published")))
                .isEqualTo(2);

        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id)
                .then()
                .body("checklistVersion", is(1))
                .body("phases[0].items[0].text", equalTo("Release notes are written"))
                .body("phases[0].items[0].commands", equalTo(List.of("git tag v2.0.0")))
                .body("phases[0].items[0].unfilled", hasSize(0));
        tick(id, "Release notes are written");
        shop.eventually(id, "phase", "deploy");
        versions();
    }

    private void versions() {
        shop.door
                .as(Role.VIEWER)
                .get("/api/v1/checklists?size=200")
                .then()
                .statusCode(200)
                .body("items.find { it.name == '" + checklist + "' }.version", is(2))
                .body("items.find { it.name == '" + checklist + "' }.createdBy", equalTo("operator"));
        shop.door
                .as(Role.VIEWER)
                .get("/api/v1/checklists/" + checklist + "/versions")
                .then()
                .body("total", is(2), "items.version", equalTo(List.of(2, 1)));
        String first = "/api/v1/checklists/" + checklist + "/versions/1";
        shop.door
                .as(Role.VIEWER)
                .get(first)
                .then()
                .body("version", is(1), "report.items.text", hasItem("Release notes are written"));
        assertThat(shop.door.as(Role.VIEWER).accept("text/markdown").get(first).asString())
                .isEqualTo(CHECKLIST);
        shop.door.as(Role.VIEWER).get(first + "7").then().statusCode(404).body("detail", containsString("/versions"));
        shop.door.as(Role.VIEWER).get("/api/v1/checklists/nope/versions").then().statusCode(404);
    }

    @Test
    void theReportIsKeptFromTheEndOnAndSettledDebtsStandBehindIt() {
        String id = succeeded("2.0.0");
        String kept = report(id, "text/markdown");
        assertThat(kept).contains("State: **succeeded**").contains("## Still open\n\n- Hold the retrospective");

        tick(id, "Hold the retrospective");

        assertThat(report(id, "text/markdown")).startsWith(kept).contains("## After the end");
        assertThat(report(id, "text/html"))
                .startsWith("<!doctype html>")
                .contains("<h2>After the end</h2>")
                .doesNotContain("<script");
        shop.door
                .as(Role.VIEWER)
                .accept("text/html")
                .get(API + "/" + id + "/report")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        assertThat(shop.door.as(Role.VIEWER).get(API + "/" + id + "/report").contentType())
                .startsWith("text/markdown");
    }

    @Test
    void theTimelineComesInPages() {
        String id = succeeded("2.0.0");

        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id + "/timeline?size=2&page=1")
                .then()
                .body("items", hasSize(2), "page", is(1), "size", is(2), "total", greaterThan(6));
        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id + "/timeline")
                .then()
                .body("items[0].type", equalTo("opened"), "items.type", hasItem("ended"));
        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id + "/timeline?size=0")
                .then()
                .statusCode(400);
    }

    @Test
    void theDeliveryMetricsOfAServiceAreCountedFromItsDeployments() {
        succeeded("2.0.0");
        succeeded("2.0.1");

        String metrics = "/api/v1/services/" + shop.service + "/delivery-metrics";
        shop.door
                .as(Role.VIEWER)
                .get(metrics + "?since=7d&environment=production")
                .then()
                .statusCode(200)
                .body("deploymentFrequency.deployments", is(2), "deploymentFrequency.perWeek", is(2.0f))
                .body("changeFailureRate.changes", is(2), "changeFailureRate.ratio", is(0.0f))
                .body("leadTime.count", is(0), "leadTime.medianSeconds", nullValue(), "timeToRestore.count", is(0));
        shop.door
                .as(Role.VIEWER)
                .get(metrics + "?environment=staging")
                .then()
                .body("deploymentFrequency.deployments", is(0));
        shop.door
                .as(Role.VIEWER)
                .get(metrics + "?since=soon")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("since"));
    }

    private String succeeded(String version) {
        String id = shop.started(version);
        tick(id, "Release notes are written");
        shop.deployed(id);
        shop.eventually(id, "state", "succeeded");
        return id;
    }

    private void tick(String id, String text) {
        shop.door
                .as(Role.OPERATOR)
                .post(API + "/" + id + "/items/" + shop.item(id, text) + "/tick")
                .then()
                .statusCode(200);
    }

    private String report(String id, String type) {
        return shop.door
                .as(Role.VIEWER)
                .accept(type)
                .get(API + "/" + id + "/report")
                .asString();
    }

    private int store(String markdown) {
        return shop.door
                .as(Role.OPERATOR)
                .queryParam("name", checklist)
                .contentType("text/markdown")
                .body(markdown)
                .post("/api/v1/checklists")
                .path("version");
    }
}
