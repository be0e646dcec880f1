package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.goaround.access.TokenRegistry;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.access.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of test, coverage and scan tools at the door, as they are. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EvidenceQuarkusTest {

    private static final String CHECKLIST = """
            # Evidence

            ## Pre-deployment
            - [ ] All unit tests passing
            - [ ] Test coverage > 80%
            - [ ] No critical vulnerabilities
            - [ ] No security warnings from SonarQube
            - [ ] Release notes are written

            ## Deploy
            - [ ] Deploy the new version to production
            """;

    private static final int CUT_OFF = 0;

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    private Shop shop;
    private String id;

    @BeforeEach
    void start() {
        shop = new Shop(connector, registry);
        shop.door
                .as(Role.OPERATOR)
                .queryParam("name", "evidence")
                .contentType("text/markdown")
                .body(CHECKLIST)
                .post("/api/v1/checklists");
        shop.door
                .as(Role.OPERATOR)
                .contentType("application/yaml")
                .body(Scenario.DEFINITION
                        .replace("service: shop", "service: " + shop.service)
                        .replace("checklist: shop-release", "checklist: evidence"))
                .put("/api/v1/services/" + shop.service)
                .then()
                .statusCode(200);
        id = shop.started("2.0");
    }

    @Test
    void filesAreTakenAsTheyAreAndProveTheItemsThatTheyAreAbout() throws IOException {
        post("surefire.xml", "application/xml", "").statusCode(200);
        post("jacoco.xml", "text/xml", "?link=https://ci.example.org/7").statusCode(200);
        post("trivy.sarif", "application/sarif+json", "?observedAt=2026-03-03T08:00:00Z")
                .statusCode(200);
        post("sonar-status.json", "application/json", "").statusCode(200);

        item("All unit tests passing", "state", "done");
        item("All unit tests passing", "evidence.what", "tests: 4 tests, 1 skipped");
        item("Test coverage > 80%", "evidence.what", "test_coverage 0.85 > 0.8: 85.0 % of 1,200 lines covered");
        item("Test coverage > 80%", "evidence.link", "https://ci.example.org/7");
        item("No critical vulnerabilities", "evidence.observedAt", "2026-03-03T08:00:00Z");
        item("No security warnings from SonarQube", "state", "failed");
        item(
                "No security warnings from SonarQube",
                "reason",
                "sonarqube: quality gate ERROR: new_coverage 82.5 against 85");
    }

    @Test
    void aFigureIsTakenAsPeopleWriteItAndTheAnswerSaysWhatItMet() {
        plain("{\"name\":\"test_coverage\",\"passed\":true,\"value\":83}")
                .statusCode(422)
                .body("detail", containsString("for 83 % add \"unit\": \"percent\""));
        plain("{\"name\":\"test_coverage\",\"passed\":true}")
                .statusCode(422)
                .body("detail", containsString("asks for a figure"));
        plain("{\"name\":\"test_coverage\",\"passed\":true,\"value\":1e999}").statusCode(422);
        plain("{\"name\":\"test_coverage\",\"passed\":true,\"value\":\"most of it\"}")
                .statusCode(422);
        plain("{\"name\":\"lint\",\"passed\":true,\"deployment\":\"dep-other\"}")
                .statusCode(422)
                .body("errors[0].field", equalTo("deployment"));
        item("Test coverage > 80%", "state", "open");

        plain("{\"name\":\"test_coverage\",\"passed\":true,\"value\":\"79 %\"}")
                .statusCode(200)
                .body(
                        "evidence[0].met", equalTo(false),
                        "evidence[0].why", containsString("0.79 > 0.8 does not hold"),
                        "id", equalTo(id));
        plain("{\"name\":\"test_coverage\",\"passed\":true,\"value\":\"83%\"}")
                .statusCode(200)
                .body("evidence[0].met", equalTo(true), "evidence[0].text", equalTo("Test coverage > 80%"));
        shop.gate(id, "deploy", 202)
                .body(
                        "reasons.find { it.text.contains('Release notes') }.request.path",
                        equalTo(API + "/" + id + "/items/" + shop.item(id, "Release notes are written") + "/tick"));
    }

    private ValidatableResponse plain(String json) {
        return door().body(json)
                .contentType("application/json")
                .post(API + "/" + id + "/evidence")
                .then();
    }

    @Test
    void whatIsNoneIsRefusedWithWhatItLooksLike() throws IOException {
        door().body("<html>Sign in</html>")
                .contentType("text/html")
                .post(API + "/" + id + "/evidence")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("a web page"), "detail", containsString("Taken are JUnit XML"));
        post("cobertura.xml", "application/xml", "?name=moon-phase")
                .statusCode(404)
                .body("detail", startsWith("no reported item of deployment"));
        post("cobertura.xml", "application/xml", "?observedAt=yesterday")
                .statusCode(422)
                .body("errors[0].field", equalTo("observedAt"));
        RestAssured.given()
                .body("<testsuite/>")
                .post(API + "/" + id + "/evidence")
                .then()
                .statusCode(401);
        shop.door
                .as(Role.VIEWER)
                .body("<testsuite/>")
                .post(API + "/" + id + "/evidence")
                .then()
                .statusCode(403);
        shop.door
                .as(Role.PIPELINE, "other")
                .body("<testsuite tests='1'/>")
                .post(API + "/" + id + "/evidence?name=unit-tests")
                .then()
                .statusCode(403);
    }

    @Test
    void aLargeFileIsReadAndOneThatIsTooLargeIsRefused() throws Exception {
        String testCase = "<testcase name=\"t\" classname=\"org.example.LargeTest\" time=\"0.1\"/>\n";
        String large = "<testsuite>" + testCase.repeat(200_000) + "</testsuite>";

        door().body(large)
                .contentType("application/xml")
                .post(API + "/" + id + "/evidence")
                .then()
                .statusCode(200);
        item("All unit tests passing", "evidence.what", "tests: 200000 tests");

        assertThat(statusOfChunks(large + " ".repeat(8 << 20))).isIn(413, CUT_OFF);
        item("All unit tests passing", "evidence.what", "tests: 200000 tests");
    }

    /** The door may be shut before all of the body is through. */
    private int statusOfChunks(String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + API + "/" + id + "/evidence"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", shop.door.authorization(Role.PIPELINE))
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(body.getBytes(StandardCharsets.UTF_8))))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return CUT_OFF;
        }
    }

    private RequestSpecification door() {
        return shop.door.as(Role.PIPELINE, shop.service);
    }

    private ValidatableResponse post(String file, String type, String query) throws IOException {
        try (InputStream bytes = getClass().getResourceAsStream("/evidence/" + file)) {
            return door().header("Content-Type", type)
                    .body(bytes.readAllBytes())
                    .post(API + "/" + id + "/evidence" + query)
                    .then();
        }
    }

    private void item(String text, String field, Object value) {
        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id)
                .then()
                .body("phases.items.flatten().find { it.text == '" + text + "' }." + field, equalTo(value));
    }
}
