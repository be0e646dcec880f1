package dev.goaround.access.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.goaround.access.ApiTokens;
import dev.goaround.access.NewToken;
import dev.goaround.access.RefusalReason;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.fixture.MalformedRecords;
import dev.goaround.messaging.sending.EventSender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors of a running service; tokens come by the access topic of a real broker. */
@QuarkusTest
@QuarkusTestResource(Broker.class)
class DoorsIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    EventSender sender;

    @Inject
    MeterRegistry meters;

    @Test
    void aTokenFromTheAccessTopicOpensWhatItsRolesAllow() {
        NewToken token = granted(Set.of(Role.OPERATOR), Set.of(), null);

        as(token, "/rooms/controls").then().statusCode(200).body(is("subject ci-" + token.id()));
        as(token, "/rooms/lounge").then().statusCode(200).body(containsString("operator true"));
    }

    @Test
    void noKindOfMalformedGrantKeepsLaterOnesOut() {
        AccessGranted grant = new AccessGranted(
                "spoilt", ApiTokens.mint(RANDOM).sha256(), "spoilt", Set.of(Role.VIEWER), Set.of(), null);
        Envelope envelope = Envelope.of(grant, "grant-spoilt", "/goaround/test", Instant.EPOCH, null, null);
        for (MalformedRecords.Malformed malformed : MalformedRecords.of(KafkaEnvelopes.record(envelope))) {
            // What has no key is refused by the broker itself: the topic is compacted.
            if (malformed.record().key() != null) {
                sender.sendRecord(malformed.record()).await().atMost(LONG);
            }
        }

        NewToken token = granted(Set.of(Role.OPERATOR), Set.of(), null);

        as(token, "/rooms/controls").then().statusCode(200);
    }

    @Test
    void anAdministratorHasEveryRole() {
        NewToken token = granted(Set.of(Role.ADMINISTRATOR), Set.of(), null);

        as(token, "/rooms/controls").then().statusCode(200);
        as(token, "/rooms/desks/shop").then().statusCode(200);
    }

    @Test
    void whoComesWithoutATokenIsToldWhatToSend() {
        double refused = refused(RefusalReason.NO_TOKEN);

        Response answer = given().get("/rooms/controls");

        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json")
                .body("status", is(401))
                .body("detail", containsString("Authorization: Bearer"));
        assertThat(refused(RefusalReason.NO_TOKEN)).isEqualTo(refused + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ga_short",
                "Basic dXNlcjpwYXNz",
                "Bearer",
                "ga_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoTokenIsRefused(String authorization) {
        double refused = refused(RefusalReason.MALFORMED_TOKEN);

        given().header("Authorization", authorization)
                .get("/rooms/controls")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json")
                .body("status", is(401));
        assertThat(refused(RefusalReason.MALFORMED_TOKEN)).isEqualTo(refused + 1);
    }

    @Test
    void aTokenThatNobodyGrantedIsRefused() {
        as(ApiTokens.mint(RANDOM), "/rooms/controls").then().statusCode(401);
    }

    @Test
    void anExpiredTokenIsRefused() {
        NewToken token = grant(Set.of(Role.OPERATOR), Set.of(), Instant.now().minusSeconds(1));
        double refused = refused(RefusalReason.EXPIRED_TOKEN);

        await().atMost(LONG).until(() -> {
            as(token, "/rooms/controls").then().statusCode(401);
            return refused(RefusalReason.EXPIRED_TOKEN) > refused;
        });
    }

    @Test
    void aRevokedTokenIsRefused() {
        NewToken token = granted(Set.of(Role.OPERATOR), Set.of(), null);
        sender.sendTombstone(Topic.ACCESS, token.id()).await().atMost(LONG);

        await().atMost(LONG).until(() -> as(token, "/rooms/controls").statusCode() == 401);
    }

    @Test
    void aTokenWithoutTheRoleIsRefusedWithAProblem() {
        NewToken token = granted(Set.of(Role.VIEWER), Set.of(), null);
        double refused = refused(RefusalReason.NO_RIGHT);

        as(token, "/rooms/controls")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("status", is(403))
                .body(
                        "detail",
                        is("this asks for a token with the role administrator or operator; the token of ci-"
                                + token.id() + " (" + token.id() + ") has viewer, and is good for all services"));
        assertThat(refused(RefusalReason.NO_RIGHT)).isEqualTo(refused + 1);
    }

    @Test
    void aTokenForOneServiceIsNoGoodForAnother() {
        NewToken token = granted(Set.of(Role.PIPELINE), Set.of("shop"), null);

        as(token, "/rooms/desks/shop").then().statusCode(200);
        as(token, "/rooms/desks/bank")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("with the role pipeline, good for service bank;"))
                .body("detail", containsString("has pipeline, and is good for shop"));
    }

    @Test
    void aMethodThatDoesNotSayWhoMayCallItLetsNobodyIn() {
        NewToken token = granted(Set.of(Role.ADMINISTRATOR), Set.of(), null);

        as(token, "/rooms/forgotten").then().statusCode(403).body("detail", containsString("no role opens it"));
        given().get("/rooms/forgotten").then().statusCode(401);
    }

    @Test
    void whatIsOpenAsksForNothing() {
        given().get("/rooms/hall").then().statusCode(200).body(is("subject null"));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void theServiceIsReadyWhenTheTokensAreRead() {
        await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 200);
        given().get("/q/health/ready").then().body("checks.name.join(' ')", containsString("access-tokens"));
    }

    private static Response as(NewToken token, String path) {
        return given().header("Authorization", "Bearer " + token.token()).get(path);
    }

    /** Grants, and waits until the service has read it. */
    private NewToken granted(Set<Role> roles, Set<String> services, Instant expiresAt) {
        NewToken token = grant(roles, services, expiresAt);
        await().atMost(LONG).until(() -> as(token, "/rooms/hall").statusCode() == 200);
        return token;
    }

    private NewToken grant(Set<Role> roles, Set<String> services, Instant expiresAt) {
        NewToken token = ApiTokens.mint(RANDOM);
        AccessGranted grant =
                new AccessGranted(token.id(), token.sha256(), "ci-" + token.id(), roles, services, expiresAt);
        sender.send(Envelope.of(grant, "grant-" + token.id(), "/goaround/test", Instant.now(), null, null))
                .await()
                .atMost(LONG);
        return token;
    }

    private double refused(RefusalReason reason) {
        Counter counter = meters.find("goaround_refused_requests_total")
                .tag("reason", reason.label())
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
