package dev.goaround.checklist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.sun.net.httpserver.HttpServer;
import dev.goaround.access.TokenRegistry;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.access.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a definition when it is saved or tried, and of the deployments that are pinned to it. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DefinitionWarningsQuarkusTest {

    private static final String PAGE = """
        r{code="200"} 10
        l_bucket{le="0.5"} 9
        l_bucket{le="2.0"} 10
        l_bucket{le="+Inf"} 10
        """;

    @Inject
    TokenRegistry registry;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = Surroundings.TARGET_PORT)
    int port;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile String page = PAGE;
    private HttpServer target;
    private Door door;

    @BeforeEach
    void target() throws IOException {
        door = new Door(registry);
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        target.createContext("/metrics", exchange -> {
            asked.incrementAndGet();
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        target.start();
    }

    @AfterEach
    void stop() {
        target.stop(0);
    }

    private String definition(String service) {
        return Scenario.DEFINITION
                .replace("service: shop", "service: " + service)
                .replace("8490\"}]", port + "\"}]")
                .replace("http://127.0.0.1:8490/r", "http://127.0.0.1:" + port + "/r")
                .replace("failures: f,", "failures: 'r{code=~\"5..\"}',")
                .replace("error_rate: \"< 1%\"", "error_rate: \"< 1%\", latency_p95: \"< 2s\"");
    }

    private ValidatableResponse put(String service, String query, String definition) {
        return door.as(Role.OPERATOR)
                .contentType("application/yaml")
                .body(definition)
                .put("/api/v1/services/" + service + query)
                .then();
    }

    @Test
    void aFailuresFilterThatMatchesNothingIsSaidWhenTheDefinitionIsSavedAndInItsDeployments() {
        release("warned-release");
        String definition = definition("warned").replace("shop-release", "warned-release");
        put("warned", "", definition)
                .statusCode(200)
                .body(
                        "revision", is(1),
                        "stored", is(true),
                        "warnings.path", hasItem("environments.production.probes[1].failures"),
                        "warnings.find { it.path.endsWith('failures') }.line", is(9),
                        "warnings.find { it.path.endsWith('failures') }.message",
                                containsString("either there has been no failure since the target started"),
                        "notes.message", hasItem(containsString("goaround.secrets.dir")));
        assertThat(asked).hasValue(1);

        String id = door.as(Role.PIPELINE, "warned")
                .body(
                        "{\"service\":\"warned\",\"environment\":\"production\",\"version\":\"2\",\"previousVersion\":\"1\"}")
                .post("/api/v1/deployments")
                .then()
                .statusCode(202)
                .body("warnings.path", hasItem("environments.production.probes[1].failures"))
                .extract()
                .path("id");
        door.as(Role.VIEWER)
                .get("/api/v1/deployments/" + id)
                .then()
                .body(
                        "warnings.path", hasItem("environments.production.probes[1].failures"),
                        "warnings.path", hasItem("checklist warned-release"),
                        "warnings.message", hasItem(containsString("no probe gives cpu")));
    }

    private void release(String name) {
        door.as(Role.OPERATOR)
                .contentType("text/markdown")
                .body(Scenario.CHECKLIST.replace("- Data corruption", "- CPU > 90% for 5 minutes"))
                .post("/api/v1/checklists?name=" + name)
                .then()
                .body("name", equalTo(name));
    }

    @Test
    void whatATargetShowsIsSaidAndGoesWhenItShowsMore() {
        page = "other 1\n";
        put("shown", "", definition("shown"))
                .body(
                        "revision", is(1),
                        "warnings.path", hasItem("environments.production.probes[1].requests"),
                        "warnings.path", hasItem("environments.production.probes[1].latency"));
        page = PAGE + "r{code=\"500\"} 1\n";
        put("shown", "", definition("shown"))
                .body("revision", is(1), "warnings.path", everyItem(not(startsWith("environments.production.probes"))));
    }

    @Test
    void aTargetThatCannotBeAskedIsANoteAndNoObstacle() {
        target.stop(0);
        put("away", "", definition("away"))
                .statusCode(200)
                .body(
                        "warnings.path", everyItem(not(startsWith("environments.production.probes"))),
                        "notes.find { it.path == 'environments.production.probes[1]' }.message",
                                containsString("not reachable now"));
    }

    @Test
    void aPageBehindASecretIsNotAskedFor() {
        put("locked", "", definition("locked").replace("requests: r,", "requests: r, secret: page-token,"))
                .statusCode(200)
                .body("notes.message", hasItem(containsString("that needs a secret")));
        assertThat(asked).hasValue(0);
    }

    @Test
    void aDryRunAnswersLikewiseAndStoresNothing() {
        put("tried", "?dry-run", definition("tried"))
                .statusCode(200)
                .body(
                        "revision", nullValue(),
                        "stored", is(false),
                        "warnings.path", hasItem("environments.production.probes[1].failures"));
        put("tried", "?dry-run=true", definition("tried").replace("every: 1s", "every: 0s"))
                .statusCode(422)
                .body("errors", hasSize(2));
        put("tried", "?dry-run=perhaps", definition("tried")).statusCode(400);
        door.as(Role.VIEWER).get("/api/v1/services/tried").then().statusCode(404);

        door.as(Role.OPERATOR)
                .contentType("text/markdown")
                .body(Scenario.CHECKLIST)
                .post("/api/v1/checklists?name=tried&dry-run")
                .then()
                .statusCode(200)
                .body("stored", is(false), "version", is(1), "changed", is(true), "report.items", hasSize(8));
        door.as(Role.VIEWER).get("/api/v1/checklists/tried").then().statusCode(404);
    }

    @Test
    void whatIsNamedAndNotThereIsSaid() {
        String definition = definition("lonely")
                .replace("shop-release", "nowhere-release")
                .replace("    limits:", "    calendars: [nowhere]\n    limits:");
        put("lonely", "", definition)
                .statusCode(200)
                .body(
                        "warnings.find { it.path == 'checklist' }.message",
                                containsString("POST it to /api/v1/checklists?name=nowhere-release"),
                        "warnings.find { it.path == 'environments.production.calendars' }.message",
                                containsString("none of its freezes holds anything"));
    }

    @Test
    void whatCannotWorkIsRefusedAndNothingIsStored() {
        put("wrong", "", definition("wrong").replace("5..", "(?!2).."))
                .statusCode(422)
                .body(
                        "errors[0].field", equalTo("environments.production.probes[1].failures"),
                        "errors[0].message", containsString("in RE2 syntax"));
        door.as(Role.VIEWER).get("/api/v1/services/wrong").then().statusCode(404);
        assertThat(asked).hasValue(0);
    }

    @Test
    void aDefinitionOfTheFolderHasItsWarningsAsWell() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select warnings from service_definition where service = 'folder'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).contains("environments.production", "no probes: nothing is measured");
        }
    }

    @Test
    void whoeverOnlyLooksWaitsForNobodysLock() throws SQLException {
        release("locked-release");
        put("looked-at", "", definition("looked-at").replace("shop-release", "locked-release"))
                .statusCode(200);
        String id = door.as(Role.PIPELINE, "looked-at")
                .body("{\"service\":\"looked-at\",\"environment\":\"production\",\"version\":\"2\"}")
                .post("/api/v1/deployments")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table deployment, service_definition, checklist, calendar, incident, timeline"
                    + " in row exclusive mode");
            statement.execute("select 1 from deployment for update");
            statement.execute("select 1 from service_definition for update");
            statement.execute("select 1 from checklist for update");
            for (String path : new String[] {
                "/api/v1/deployments",
                "/api/v1/deployments/" + id,
                "/api/v1/deployments/" + id + "/gates/deploy",
                "/api/v1/deployments/" + id + "/gates/end",
                "/api/v1/deployments/" + id + "/timeline",
                "/api/v1/deployments/" + id + "/report",
                "/api/v1/services/looked-at",
                "/api/v1/services/looked-at/incidents",
                "/api/v1/services/looked-at/delivery-metrics",
                "/api/v1/checklists",
                "/api/v1/checklists/locked-release",
                "/api/v1/checklists/locked-release/versions/1"
            }) {
                assertThat(door.as(Role.VIEWER).get(path).statusCode()).as(path).isIn(200, 202);
            }
            connection.rollback();
        }
    }

    @Test
    void aPageThatNoListReachesIsABadRequestEverywhere() {
        for (String list :
                new String[] {"/api/v1/deployments", "/api/v1/checklists", "/api/v1/checklists/folder-release/versions"
                }) {
            for (String query : new String[] {
                "page=2147483647",
                "page=-1",
                "page=99999999999999999999",
                "page=x",
                "size=0",
                "size=-5",
                "size=2147483647"
            }) {
                door.as(Role.VIEWER)
                        .get(list + "?" + query)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("detail", containsString("page counts from 0"));
            }
            door.as(Role.VIEWER)
                    .get(list + "?page=2147483647&size=1")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
            door.as(Role.VIEWER)
                    .get(list + "?page=40000000&size=50")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
    }
}
