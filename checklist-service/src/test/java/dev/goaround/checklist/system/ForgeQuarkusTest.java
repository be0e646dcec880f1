package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four eyes by whom the forge names, from the definition to the report. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ForgeQuarkusTest {

    private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private static final String FORGE =
            "forge: {github: acme/shop, api: \"http://127.0.0.1:%d/api/v3\"," + " people: {octocat: ann}}\n";

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    @ConfigProperty(name = Surroundings.TARGET_PORT)
    int port;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer forge;
    private volatile int status;
    private volatile String retryAfter;
    private Shop shop;

    @BeforeEach
    void begin() throws IOException {
        shop = new Shop(connector, registry);
        shop.door
                .as(Role.OPERATOR)
                .queryParam("name", shop.service)
                .contentType("text/markdown")
                .body("# Release\n\n## Preparation\n- [ ] Release approval (four-eyes)\n\n## Deploy\n- [ ] Deploy the"
                        + " new version\n")
                .post("/api/v1/checklists")
                .then()
                .statusCode(201);
        shop.door
                .as(Role.OPERATOR)
                .contentType("application/yaml")
                .body("service: " + shop.service + "\nchecklist: " + shop.service + "\n" + FORGE.formatted(port)
                        + "environments: {production: {}}\n")
                .put("/api/v1/services/" + shop.service)
                .then()
                .statusCode(200);
        forge = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        forge.createContext("/api/v3/repos/acme/shop/commits/" + SHA, exchange -> {
            boolean pulls = exchange.getRequestURI().getPath().endsWith("/pulls");
            if (!pulls) {
                asked.incrementAndGet();
            }
            String commit = "{\"sha\":\"" + SHA + "\",\"commit\":{\"message\":\"Fix\"},"
                    + "\"author\":{\"login\":\"octocat\"},\"committer\":{\"login\":\"web-flow\"}}";
            byte[] bytes = (pulls ? "[]" : commit).getBytes(StandardCharsets.UTF_8);
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        });
        forge.start();
        status = 200;
    }

    @AfterEach
    void end() {
        forge.stop(0);
    }

    @Test
    void theForgeIsAskedByItselfAndWhomItNamesDoesNotSign() {
        String id = started(",\"commit\":\"" + SHA + "\"");
        shop.eventually(id, "authorship.authors[0].subject", "ann");

        signed(id, "Ann").statusCode(409).body("detail", containsString("GitHub names octocat (ann here)"));
        signed(id, "ben").statusCode(200).body("state", equalTo("done"));
        RestAssured.given()
                .header("Authorization", shop.door.authorization(Role.VIEWER))
                .get(API + "/" + id + "/timeline")
                .then()
                .body("items.text", hasItem("GitHub names octocat (ann here) as who made " + SHA));
        assertThat(shop.door
                        .as(Role.VIEWER)
                        .accept("text/markdown")
                        .get(API + "/" + id + "/report")
                        .asString())
                .contains("Made by: GitHub names octocat (ann here)");
    }

    @Test
    void aForgeThatIsDownHoldsTheSignOffAndIsAskedAnewByWhoeverTries() {
        status = 503;
        String id = started(",\"commit\":\"" + SHA + "\"");
        shop.eventually(id, "authorship.why", "GitHub answered 503");
        signed(id, "ben").statusCode(409).body("detail", containsString("not known: GitHub answered 503"));

        status = 200;
        signed(id, "ben").statusCode(200).body("state", equalTo("done"));
    }

    @Test
    void aForgeThatWantsToBeLeftAloneIs() {
        status = 429;
        retryAfter = "3600";
        String id = started(",\"commit\":\"" + SHA + "\"");
        await().atMost(Shop.PATIENCE)
                .untilAsserted(() -> shop.door
                        .as(Role.VIEWER)
                        .get(API + "/" + id)
                        .then()
                        .body("authorship.why", containsString("wants to be left alone until")));
        int before = asked.get();

        status = 200;
        signed(id, "ben").statusCode(409).body("detail", containsString("wants to be left alone until"));
        assertThat(asked.get()).isEqualTo(before);
    }

    @Test
    void withoutACommitNobodyIsAskedAndNobodySigns() {
        String id = started("");

        signed(id, "ben").statusCode(409).body("detail", containsString("its start names no commit"));
        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id)
                .then()
                .body("authorship.asksAt", nullValue())
                .body("authorship.why", containsString("git rev-parse HEAD"));
        assertThat(asked).hasValue(0);
    }

    @Test
    void aTokenOfAnotherServiceHasNothingAsked() {
        status = 503;
        String id = started(",\"commit\":\"" + SHA + "\"");
        shop.eventually(id, "authorship.why", "GitHub answered 503");
        // Each of these doubles the time until the forge is asked by itself.
        for (int i = 0; i < 4; i++) {
            signed(id, "ben").statusCode(409);
        }
        int before = asked.get();

        RestAssured.given()
                .header("Authorization", shop.door.authorizationOf("ben", Role.APPROVER, "another"))
                .body("{\"item\":\"" + shop.item(id, "Release approval (four-eyes)") + "\"}")
                .post(API + "/" + id + "/sign-offs")
                .then()
                .statusCode(403);
        assertThat(asked).hasValue(before);
    }

    /** @param commit the field with its comma, or nothing */
    private String started(String commit) {
        return shop.door
                .as(Role.PIPELINE, shop.service)
                .body(shop.start("2.0").replace("}", commit + "}"))
                .post(API)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private ValidatableResponse signed(String id, String by) {
        return RestAssured.given()
                .header("Authorization", shop.door.authorizationOf(by, Role.APPROVER))
                .body("{\"item\":\"" + shop.item(id, "Release approval (four-eyes)") + "\"}")
                .post(API + "/" + id + "/sign-offs")
                .then();
    }
}
