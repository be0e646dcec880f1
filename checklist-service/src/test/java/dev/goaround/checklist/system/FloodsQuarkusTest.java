package dev.goaround.checklist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One caller does not take the service from the others: bodies, requests, streams and deployments have their bounds. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(FloodsQuarkusTest.Small.class)
class FloodsQuarkusTest {

    private static final int FILE_BYTES = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "goaround.quotas.body-patience", "PT1S",
                    "goaround.quotas.requests-per-second", "20",
                    "goaround.quotas.open-requests", "20",
                    "goaround.quotas.deployments-in-flight", "2");
        }
    }

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
    void sixteenLargeBodiesWhoseLastByteDoesNotComeTakeNeitherMemoryNorThreads() throws Exception {
        String token = door.authorization(Role.PIPELINE);
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                clients.add(new RawClient(RestAssured.port)
                        .request(
                                "POST",
                                "/api/v1/deployments/none/evidence",
                                token,
                                "Content-Length: " + FILE_BYTES + "\r\n")
                        .write(new byte[64 << 10]));
            }
            await().atMost(PATIENCE).until(() -> answered(clients) == 15);
            String refused = clients.stream()
                    .filter(this::isAnswered)
                    .findFirst()
                    .orElseThrow()
                    .answer("\"}");
            assertThat(refused).contains("429", "retry-after: 2", "application/problem+json", "body-bytes");
            assertThat(bodyBytes()).isEqualTo(FILE_BYTES);

            door.as(Role.OPERATOR)
                    .contentType("text/markdown")
                    .body("# a\n- [ ] Deploy the version\n\n".concat("x".repeat(200_000)))
                    .post("/api/v1/checklists?name=beside")
                    .then()
                    .statusCode(201);
            door.as(Role.PIPELINE)
                    .body("<testsuite><testcase name='a'/>" + "<!-- -->".repeat(1_000_000) + "</testsuite>")
                    .post("/api/v1/deployments/none/evidence")
                    .then()
                    .statusCode(404);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        await().atMost(PATIENCE).until(() -> bodyBytes() == 0);
    }

    private long answered(List<RawClient> clients) {
        return clients.stream().filter(this::isAnswered).count();
    }

    private boolean isAnswered(RawClient client) {
        try {
            return client.hasAnswer();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static double bodyBytes() {
        return metric("goaround_request_bodies_bytes");
    }

    private static double metric(String name) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void aBodyThatComesTooSlowlyIsGivenUp() throws Exception {
        try (RawClient client = new RawClient(RestAssured.port)) {
            client.request(
                            "POST",
                            "/api/v1/checklists/reading",
                            door.authorization(Role.VIEWER),
                            "Content-Length: 20\r\n")
                    .write("- [ ]");
            assertThat(client.answer("\"}")).contains("408", "did not come to its end within 5 seconds");
        }
    }

    @Test
    void aBodyWithoutItsLengthIsReadToTheSameBound() throws Exception {
        try (RawClient client = new RawClient(RestAssured.port)) {
            client.request(
                            "POST",
                            "/api/v1/checklists/reading",
                            door.authorization(Role.VIEWER),
                            "Transfer-Encoding: chunked\r\n")
                    .write("7\r\n- [ ] a\r\n0\r\n\r\n");
            assertThat(client.answer("\"items\"")).contains("200 OK");
        }
        try (RawClient client = new RawClient(RestAssured.port)) {
            client.request(
                            "POST",
                            "/api/v1/checklists/reading",
                            door.authorization(Role.VIEWER),
                            "Transfer-Encoding: chunked\r\n")
                    .write("110000\r\n" + "x".repeat(0x110000));
            assertThat(client.answer("1 MiB")).contains("413", "sent without its length");
        }
    }

    @Test
    void whoAsksWhetherToSendABodyIsTold() throws Exception {
        try (RawClient client = new RawClient(RestAssured.port)) {
            client.request(
                    "POST",
                    "/api/v1/checklists/reading",
                    door.authorization(Role.VIEWER),
                    "Content-Length: 7\r\nExpect: 100-continue\r\n");
            assertThat(client.answer("\r\n\r\n")).contains("100 Continue");
            assertThat(client.write("- [ ] a").answer("\"items\"")).contains("200 OK");
        }
    }

    @Test
    void nobodysBodyIsNotRead() throws Exception {
        try (RawClient client = new RawClient(RestAssured.port)) {
            client.write(
                    "POST /api/v1/checklists/reading HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
            assertThat(client.answer("\"}")).contains("401");
        }
    }

    @Test
    void aTokenHasSoManyRequestsASecond() {
        String token = door.authorization(Role.VIEWER);
        ValidatableResponse answer = get(token);
        for (int i = 0; i < 1_000 && answer.extract().statusCode() != 429; i++) {
            answer = get(token);
        }
        answer.statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body(
                        "quota",
                        equalTo("requests-per-second"),
                        "detail",
                        containsString("may send 20.0 requests a second"));
        get(door.authorization(Role.VIEWER)).statusCode(200);
    }

    private static ValidatableResponse get(String token) {
        return RestAssured.given()
                .header("Authorization", token)
                .get("/api/v1/deployments?size=1")
                .then();
    }

    @Test
    void aTokenHasSoManyStreamsAndWhenOneEndsAnother() throws Exception {
        Shop shop = new Shop(connector, registry).defined();
        String events = Shop.API + "/" + shop.started("1.0") + "/events";
        String token = door.authorization(Role.VIEWER);
        List<RawClient> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                RawClient stream = new RawClient(RestAssured.port).request("GET", events, token, "");
                streams.add(stream);
                assertThat(stream.answer("data:")).contains("200 OK");
            }
            get(token).statusCode(429).body("quota", equalTo("open-requests"), "detail", containsString("may have 20"));
            streams.remove(0).close();
            await().atMost(PATIENCE).untilAsserted(() -> get(token).statusCode(200));
        } finally {
            for (RawClient stream : streams) {
                stream.close();
            }
        }
    }

    @Test
    void aTokenHasSoManyDeploymentsInFlight() {
        String id = start(shop()).statusCode(202).extract().path("id");
        start(shop()).statusCode(202);
        Shop third = shop();
        start(third)
                .statusCode(429)
                .header("Retry-After", "60")
                .body(
                        "quota",
                        equalTo("deployments-in-flight"),
                        "detail",
                        containsString("ci-of-many has 2 deployments"));
        third.started("0.9");
        door.as(Role.OPERATOR)
                .body("{\"reason\":\"enough\"}")
                .post(Shop.API + "/" + id + "/cancel")
                .then()
                .statusCode(200);
        start(shop()).statusCode(202);
    }

    private Shop shop() {
        return new Shop(connector, registry).defined();
    }

    private ValidatableResponse start(Shop shop) {
        return RestAssured.given()
                .header("Authorization", door.authorizationOf("ci-of-many", Role.PIPELINE))
                .body(shop.start("1.0"))
                .post(Shop.API)
                .then();
    }
}
