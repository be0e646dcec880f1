package dev.goaround.notifier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import dev.goaround.access.ApiTokens;
import dev.goaround.access.NewToken;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.deployment.GatePassed;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.egress.Body;
import dev.goaround.egress.Secret;
import dev.goaround.egress.StandardWebhooks;
import dev.goaround.egress.WebhookKey;
import dev.goaround.messaging.Envelope;
import dev.goaround.notifier.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AnnouncingQuarkusTest {
    @Inject
    Rig rig;

    Receiver receiver;
    GreenMail mail;

    private final String deployment = "dep-" + UUID.randomUUID();
    private final Events events = new Events(deployment, deployment.substring(4, 12));
    private final String version = events.at(1).version();
    private Routes routes;

    @BeforeEach
    void define() {
        routes = new Routes(receiver.url());
    }

    @Test
    void aBadDeploymentIsToldOnEveryChannel() throws Exception {
        rig.send(routes.defined(routes.all()));
        rig.send(events.opened(routes.revision()));
        rig.send(events.entered(Events.BEFORE, 2));
        rig.send(events.entered(Events.DEPLOY, 4));
        rig.send(events.ordered());
        rig.send(events.stepDone());
        rig.send(events.verified());
        rig.send(events.ended(Outcome.ROLLED_BACK, 8));
        rig.awaitSettled(deployment);

        List<Receiver.Received> posts = receiver.received("/slack/chat.postMessage", version);
        assertThat(posts)
                .anySatisfy(
                        post -> assertThat(post.json().path("text").asText()).startsWith("<!here>"));
        assertThat(posts)
                .allSatisfy(post -> assertThat(post.headers()).containsEntry("authorization", "Bearer xoxb-secret"));
        List<Receiver.Received> main = receiver.mainMessage(version);
        assertThat(main.get(main.size() - 1).body()).contains("rolled back after 1 min 24 s");
        assertThat(main.stream().filter(each -> each.path().endsWith("postMessage")))
                .hasSize(1);
        assertThat(receiver.received("/hook/secret", version)).hasSize(3);
        List<Receiver.Received> pages = receiver.received("/pd/v2/enqueue", deployment);
        assertThat(pages)
                .extracting(page -> page.json().path("event_action").asText())
                .containsExactly("trigger", "resolve");
        assertThat(receiver.received("/pd/v2/change/enqueue", deployment)).hasSize(3);
        assertMails();
        List<Receiver.Received> whole = receiver.received("/bus", deployment);
        assertWhole(whole);
        assertSigned(whole);
        assertThat(RestAssured.get("/").asString())
                .contains("Greeter")
                .contains("Everything works")
                .contains("The release before is running again");
        assertThat(RestAssured.get("/feed.atom").asString()).contains("(Resolved)");
        await().atMost(Rig.PATIENCE)
                .untilAsserted(() -> assertThat(rig.outgoing(EventType.DELIVERY_MADE, deployment))
                        .extracting(event -> event.path("announcement").asText())
                        .contains("dev.goaround.rollback.ordered.v1", "dev.goaround.deployment.ended.v1"));
        assertThat(rig.outgoing(EventType.DELIVERY_FAILED, deployment)).isEmpty();
        assertThat(RestAssured.get("/q/openapi").asString()).contains("/api/v1/deliveries", "- administrator");
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("goaround_notifications_total{channel=\"pagerduty\",reason=\"ok\",state=\"delivered\"")
                .contains("goaround_notification_attempts_total{")
                .contains("goaround_notification_lag_seconds_count{")
                .contains("goaround_notifications_queue_age_seconds");
    }

    @Test
    void aPipelineThatAskedForItIsCalledBackAboutGatesAndTheEnd() throws Exception {
        rig.send(routes.defined(List.of(), "bus"));
        rig.send(events.calledBack(routes.revision(), receiver.url() + "/ci"));
        rig.send(events.entered(Events.BEFORE, 2));
        rig.send(new GatePassed(events.at(3), "deploy", "ann", Events.AT));
        rig.send(events.ended(Outcome.SUCCEEDED, 8));
        rig.awaitSettled(deployment);

        List<Receiver.Received> calls = receiver.received("/ci", deployment);
        assertThat(calls)
                .extracting(call -> call.json().path("type").asText())
                .containsExactly("dev.goaround.gate.passed.v1", "dev.goaround.deployment.ended.v1");
        assertThat(calls.get(0).json().path("data").path("gate").asText()).isEqualTo("deploy");
        assertSigned(calls);
    }

    private void assertMails() throws Exception {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage each : mail.getReceivedMessages()) {
            if (each.getHeader("References", null).contains(deployment)) {
                mails.add(each);
            }
        }
        assertThat(mails).hasSize(6);
        assertThat(mails).anySatisfy(each -> assertThat(each.getSubject()).startsWith("[rollback] greeter " + version));
        assertThat(mails.stream().map(AnnouncingQuarkusTest::messageId).distinct())
                .hasSize(6);
        assertThat(mails).allSatisfy(each -> {
            assertThat(messageId(each)).startsWith("<" + deployment + ".del-");
            assertThat(each.getHeader("In-Reply-To", null)).contains(deployment + ".root@");
            assertThat(each.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
            assertThat(each.getContentType()).contains("multipart/alternative");
        });
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The news in their order, the rollback in its: neither waits for the other but for a moment. */
    private static void assertWhole(List<Receiver.Received> requests) {
        List<String> types = requests.stream()
                .map(request -> request.json().path("type").asText())
                .toList();
        assertThat(types)
                .filteredOn(type -> !type.contains(".rollback."))
                .containsExactly(
                        "dev.goaround.deployment.opened.v1",
                        "dev.goaround.phase.entered.v1",
                        "dev.goaround.phase.entered.v1",
                        "dev.goaround.deployment.ended.v1");
        assertThat(types)
                .filteredOn(type -> type.contains(".rollback."))
                .containsExactly(
                        "dev.goaround.rollback.ordered.v1",
                        "dev.goaround.rollback.step-done.v1",
                        "dev.goaround.rollback.verified.v1");
        assertThat(types).last().isEqualTo("dev.goaround.deployment.ended.v1");
    }

    private static void assertSigned(List<Receiver.Received> requests) {
        WebhookKey key = WebhookKey.parse(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .orElse(problems -> {
                    throw new AssertionError(problems);
                });
        assertThat(requests)
                .allSatisfy(request -> assertThat(StandardWebhooks.objection(
                                key,
                                request.headers(),
                                Body.utf8(request.body()),
                                Instant.now(),
                                StandardWebhooks.DEFAULT_TOLERANCE))
                        .isEmpty());
    }

    @Test
    void theSameEventIsToldOnce() {
        rig.send(routes.defined(List.of(routes.bus())));
        Envelope opened = Rig.envelope(events.opened(routes.revision()));
        rig.send(opened);
        rig.send(opened);
        rig.send(events.entered(Events.BEFORE, 2));
        rig.awaitSettled(deployment);

        assertThat(rig.ledger(deployment)).hasSize(2);
        assertThat(receiver.received("/bus", "deployment.opened.v1").stream()
                        .filter(request -> request.body().contains(deployment)))
                .hasSize(1);
    }

    @Test
    void aMessageIsNeverEditedBackwards() {
        rig.send(routes.defined(List.of(routes.slack())));
        rig.send(events.opened(routes.revision()));
        rig.send(events.entered(Events.DEPLOY, 4));
        rig.send(events.entered(Events.CHECKS, 6));
        rig.awaitSettled(deployment);
        rig.send(events.entered(Events.BEFORE, 2));
        rig.awaitSettled(deployment);

        List<Receiver.Received> main = receiver.mainMessage(version);
        assertThat(main.get(main.size() - 1).body()).contains("phase 3 of 3, Verification");
    }

    @Test
    void whatWaitsForTheDefinitionIsToldWhenItComes() {
        rig.send(events.ordered());
        rig.send(events.opened(routes.revision()));
        rig.send(routes.defined(List.of(routes.bus())));
        await().atMost(Rig.PATIENCE)
                .until(() -> receiver.received("/bus", deployment).size() == 2);
        assertThat(receiver.received("/bus", deployment))
                .extracting(request -> request.json().path("type").asText())
                .containsExactly("dev.goaround.rollback.ordered.v1", "dev.goaround.deployment.opened.v1");
    }

    @Test
    void theLedgerIsForThoseWithTheRight() {
        rig.send(routes.defined(List.of(routes.bus())));
        rig.send(events.opened(routes.revision()));
        rig.awaitSettled(deployment);
        NewToken other = ApiTokens.mint(new SecureRandom());
        rig.grant(other, "shop");
        String path = "/api/v1/deliveries?deployment=" + deployment;

        assertThat(RestAssured.get(path).statusCode()).isEqualTo(401);
        assertThat(Rig.with(other).get(path).statusCode()).isEqualTo(403);
        assertThat(Rig.with(other).get(path).path("detail").toString())
                .contains("good for the service of deployment " + deployment);
        assertThat(Rig.with(other).get(path + "&page=40000000").statusCode())
                .as("not even how many there are")
                .isEqualTo(403);
        assertThat(rig.asViewer().get(path).statusCode()).isEqualTo(200);
        assertThat(rig.asViewer().get("/api/v1/deliveries").statusCode()).isEqualTo(400);
        assertThat(rig.asViewer().get(path + "&size=1000").statusCode()).isEqualTo(400);
        assertThat(rig.asViewer().get(path + "&page=2147483647").statusCode()).isEqualTo(400);
        assertThat(rig.asViewer().get(path + "&page=40000000").statusCode()).isEqualTo(200);
    }
}
