package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static dev.goaround.checklist.system.Shop.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.goaround.access.ApiTokens;
import dev.goaround.access.NewToken;
import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.ingress.DeploymentStarted;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token that is good for one service may not do to another one, and what no token may do. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RightsQuarkusTest {

    private static final String TOKENS = "/api/v1/tokens";
    private static final String LIST = "# L\n\n## Deploy\n- [ ] Deploy the new version\n";
    private static final String CALENDAR = String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//t//t//EN",
            "BEGIN:VEVENT",
            "UID:1",
            "DTSTAMP:20260101T000000Z",
            "DTSTART:20261224T000000Z",
            "DTEND:20261227T000000Z",
            "SUMMARY:Closed",
            "END:VEVENT",
            "END:VCALENDAR",
            "");

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    @TestHTTPResource("/")
    URI root;

    private Shop shop;

    @BeforeEach
    void define() {
        shop = new Shop(connector, registry).defined();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/report", "/gates/deploy", "/gates/deploy?wait=1s", "/events"})
    void ofAnotherServicesDeploymentNothingIsRead(String what) {
        String id = shop.started("1.0");
        for (Role role : Role.values()) {
            shop.door
                    .as(role, "cart")
                    .get(API + "/" + id + what)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("detail", containsString("any role, good for the service of deployment " + id))
                    .body("detail", not(containsString(shop.service)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/incidents", "/delivery-metrics"})
    void ofAnotherServiceNothingIsRead(String what) {
        shop.door
                .as(Role.ADMINISTRATOR, "cart")
                .get("/api/v1/services/" + shop.service + what)
                .then()
                .statusCode(403)
                .body("detail", containsString("good for service " + shop.service + "; the token of administrator"));
    }

    @Test
    void aListShowsTheDeploymentsOfTheTokensServicesOnly() {
        shop.started("1.0");
        Shop other = new Shop(connector, registry).defined();
        other.started("1.0");

        shop.door
                .as(Role.VIEWER, shop.service)
                .get(API)
                .then()
                .statusCode(200)
                .body("total", is(1), "items.service", everyItem(equalTo(shop.service)));
        shop.door
                .as(Role.VIEWER, shop.service)
                .queryParam("service", other.service)
                .get(API)
                .then()
                .statusCode(403);
        shop.door
                .as(Role.VIEWER)
                .queryParam("service", other.service)
                .get(API)
                .then()
                .body("total", is(1));
    }

    @Test
    void anAdministratorOfOneServiceGrantsNoTokenForMore() {
        granted("{\"subject\":\"ci\",\"roles\":[\"pipeline\"]}", shop.service).statusCode(403);
        granted("{\"subject\":\"ci\",\"roles\":[\"pipeline\"],\"services\":[\"cart\"]}", shop.service)
                .statusCode(403)
                .body("detail", containsString("at most those of whoever grants it"));
        granted("{\"subject\":\"ci\",\"roles\":[\"pipeline\"],\"services\":[\"" + shop.service + "\"]}", shop.service)
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"subject\":\"ci\",\"roles\":[\"pipeline\"],\"services\":[]}",
                "{\"subject\":\"ci\",\"roles\":[\"pipeline\"],\"services\":[\"\"]}",
                "{\"subject\":\"ci\",\"roles\":[\"pipeline\"],\"services\":[\"a,b\"]}",
                "{\"subject\":\"ci\",\"roles\":[\"pipeline\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
                "{\"subject\":\"ci\",\"roles\":[\"pipeline\"],\"expiresAt\":\"9999-01-01T00:00:00Z\"}",
                "{\"subject\":\"goaround\",\"roles\":[\"pipeline\"]}",
                "{\"subject\":\"ann\\u202enna\",\"roles\":[\"pipeline\"]}",
                "{\"subject\":\" \",\"roles\":[\"pipeline\"]}"
            })
    void anOddTokenIsGrantedByNobody(String body) {
        granted(body).statusCode(422).body("errors[0].field", not(equalTo(null)));
    }

    @Test
    void anAdministratorOfOneServiceRevokesNoTokenThatIsGoodForOthers() {
        JsonPath all = granted("{\"subject\":\"ci\",\"roles\":[\"pipeline\"]}")
                .extract()
                .jsonPath();
        JsonPath own = granted("{\"subject\":\"ci\",\"roles\":[\"pipeline\"],\"services\":[\"" + shop.service + "\"]}")
                .extract()
                .jsonPath();

        shop.door
                .as(Role.ADMINISTRATOR, shop.service)
                .delete(TOKENS + "/" + all.getString("id"))
                .then()
                .statusCode(403)
                .body("detail", containsString("good for other services"));
        RestAssured.given()
                .header("Authorization", "Bearer " + all.getString("token"))
                .get(API)
                .then()
                .statusCode(200);
        shop.door
                .as(Role.ADMINISTRATOR, shop.service)
                .delete(TOKENS + "/" + own.getString("id"))
                .then()
                .statusCode(204);
    }

    @Test
    void aChecklistIsReplacedByItsOwnerAndAnAdministratorOfAll() {
        String name = "list-" + shop.service;
        checklist(Role.OPERATOR, name, LIST, shop.service).statusCode(201);
        checklist(Role.OPERATOR, name, LIST + "- [ ] Two\n", "cart")
                .statusCode(403)
                .body("detail", containsString("the checklist " + name + " belongs to service " + shop.service));
        checklist(Role.ADMINISTRATOR, name, LIST + "- [ ] Two\n", "cart").statusCode(403);
        checklist(Role.OPERATOR, name + "&dry-run", LIST + "- [ ] Two\n", "cart")
                .statusCode(403);
        checklist(Role.OPERATOR, name, LIST + "- [ ] Two\n", shop.service)
                .statusCode(201)
                .body("version", is(2));
        checklist(Role.ADMINISTRATOR, name, LIST + "- [ ] Three\n").body("version", is(3));
        checklist(Role.OPERATOR, name, LIST + "- [ ] Four\n", shop.service).body("version", is(4));
    }

    @Test
    void aSharedChecklistIsReplacedByAnAdministratorOfAllOnly() {
        // From the folder, which belongs to nobody; as everything that release 0.1 stored.
        String name = "folder-release";
        checklist(Role.OPERATOR, name, LIST, shop.service)
                .statusCode(403)
                .body("detail", containsString("is shared by all services"));
        checklist(Role.OPERATOR, name, LIST).statusCode(403);
        checklist(Role.ADMINISTRATOR, name, LIST, shop.service).statusCode(403);
        checklist(Role.ADMINISTRATOR, name, LIST).statusCode(201);
        checklist(Role.OPERATOR, name, LIST + "- [ ] Two\n", shop.service).statusCode(403);
    }

    @Test
    void aCalendarIsReplacedAndDeletedByItsOwner() {
        String path = "/api/v1/calendars/days-" + shop.service;
        calendar(Role.OPERATOR, shop.service).put(path).then().statusCode(201);
        calendar(Role.OPERATOR, "cart").put(path).then().statusCode(403);
        calendar(Role.ADMINISTRATOR, "cart").delete(path).then().statusCode(403);
        calendar(Role.OPERATOR, shop.service).put(path).then().statusCode(200);
        calendar(Role.OPERATOR, shop.service).delete(path).then().statusCode(204);

        String ofAll = "/api/v1/calendars/all-" + shop.service;
        calendar(Role.ADMINISTRATOR).put(ofAll).then().statusCode(201);
        calendar(Role.OPERATOR, shop.service).put(ofAll).then().statusCode(403);
        calendar(Role.OPERATOR, shop.service).delete(ofAll).then().statusCode(403);
    }

    @Test
    void aStreamEndsWhenItsTokenIsRevoked() throws Exception {
        String id = shop.started("1.0");
        AccessGranted grant = grant(Role.VIEWER, null);
        CompletableFuture<Boolean> ended = streamed(id, grant);

        registry.revoke(grant.token());
        assertThat(ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStreamEndsWhenItsTokenExpires() throws Exception {
        String id = shop.started("1.0");
        CompletableFuture<Boolean> ended =
                streamed(id, grant(Role.VIEWER, Instant.now().plusSeconds(3)));

        assertThat(ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoWaitsAtAGateWithATokenThatIsRevokedIsToldSo() throws Exception {
        String id = shop.started("1.0");
        AccessGranted grant = grant(Role.PIPELINE, null);
        CompletableFuture<HttpResponse<String>> waiting = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(root.resolve(API + "/" + id + "/gates/deploy?wait=60s"))
                                .header("Authorization", secrets.get(grant.token()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        await().pollDelay(java.time.Duration.ofMillis(300)).until(() -> true);
        registry.revoke(grant.token());

        assertThat(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aKeyBelongsToItsToken() {
        String first = shop.door.authorization(Role.PIPELINE);
        String second = shop.door.authorization(Role.PIPELINE);
        String id = keyed(first, "1.0").statusCode(202).extract().path("id");
        keyed(first, "1.0").statusCode(202).body("id", equalTo(id));
        keyed(second, "1.0").statusCode(409).body("detail", not(containsString("the same event")));
    }

    @Test
    void anothersStartIsNotTakenByAnEventThatClaimsItsSourceAndId() {
        Shop attacker = new Shop(connector, registry).defined();
        String run = "run-" + UUID.randomUUID();
        String squatted = event(attacker, "/ci", run).statusCode(202).extract().path("id");
        String id = event(shop, "/ci", run).statusCode(202).extract().path("id");
        assertThat(id).isNotEqualTo(squatted);
        event(shop, "/ci", run).statusCode(202).body("id", equalTo(id), "service", equalTo(shop.service));
        event(attacker, "/ci", run).body("id", equalTo(squatted));

        event(attacker, "/tokens/tok-1", run)
                .statusCode(422)
                .body("detail", containsString("stands for requests with an Idempotency-Key"));
    }

    @Test
    void anEventOnKafkaTakesNoKeyEither() {
        DeploymentStarted event = new DeploymentStarted(
                shop.service, "production", "5.0", null, null, Map.of(), "1.0", null, null, null, null, null, null);
        shop.send("ingress", event, "run-1", "/tokens/tok-1");
        shop.send("ingress", event, "run-2-" + shop.service, "/ci");

        await().atMost(PATIENCE)
                .untilAsserted(() -> shop.door
                        .as(Role.VIEWER)
                        .queryParam("service", shop.service)
                        .get(API)
                        .then()
                        .body("total", is(1)));
    }

    @Test
    void whoeverStartsItIsItsAuthorWhateverTheRequestSays() {
        String body = shop.start("1.0").replace("\"kind\"", "\"author\":\"nobody-else\",\"kind\"");
        String id = shop.door.as(Role.OPERATOR).body(body).post(API).path("id");

        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id + "/report")
                .then()
                .body(containsString("by nobody-else as the start says"));
    }

    private final Map<String, String> secrets = new java.util.concurrent.ConcurrentHashMap<>();

    private AccessGranted grant(Role role, Instant expiresAt) {
        NewToken token = ApiTokens.mint(new SecureRandom());
        AccessGranted grant =
                new AccessGranted(token.id(), token.sha256(), "someone", Set.of(role), Set.of(), expiresAt);
        registry.grant(grant);
        secrets.put(token.id(), "Bearer " + token.token());
        return grant;
    }

    /** Reads a stream to its end; true once it has ended. Returns when the first event was read. */
    private CompletableFuture<Boolean> streamed(String id, AccessGranted grant) throws Exception {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(root.resolve(API + "/" + id + "/events"))
                                .header("Authorization", secrets.get(grant.token()))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        InputStream stream = answer.body();
        assertThat(stream.read()).isNotEqualTo(-1);
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                stream.readAllBytes();
                return true;
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private ValidatableResponse granted(String body, String... services) {
        return shop.door
                .as(Role.ADMINISTRATOR, services)
                .body(body)
                .post(TOKENS)
                .then();
    }

    private ValidatableResponse checklist(Role role, String name, String text, String... services) {
        return shop.door
                .as(role, services)
                .contentType("text/markdown")
                .body(text)
                .post("/api/v1/checklists?name=" + name)
                .then();
    }

    private RequestSpecification calendar(Role role, String... services) {
        return shop.door.as(role, services).contentType("text/calendar").body(CALENDAR);
    }

    private ValidatableResponse keyed(String authorization, String version) {
        return RestAssured.given()
                .header("Authorization", authorization)
                .header("Idempotency-Key", "key-" + shop.service)
                .body(shop.start(version))
                .post(API)
                .then();
    }

    private ValidatableResponse event(Shop whose, String source, String id) {
        return whose.door
                .as(Role.PIPELINE, whose.service)
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", source)
                .header("ce-type", "dev.goaround.ingress.deployment-started.v1")
                .body(whose.start("5.0"))
                .post(API)
                .then();
    }
}
