package dev.goaround.notifier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.deployment.IncidentResolved;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.notifier.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is called, before whom, and when no more. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class CallingQuarkusTest {
    private static final Receiver.Reply BUSY = new Receiver.Reply(503, Map.of(), "");

    @Inject
    Rig rig;

    Receiver receiver;

    private final String deployment = "dep-" + UUID.randomUUID();
    private final String version = deployment.substring(4, 12);
    private final Events events = new Events(deployment, version);
    private Routes routes;

    @BeforeEach
    void define() {
        routes = new Routes(receiver.url());
    }

    @Test
    void theEndOfAPageDoesNotOvertakeIt() {
        CountDownLatch answered = new CountDownLatch(1);
        receiver.hold("/pd/v2/enqueue", answered);
        rig.send(routes.defined(List.of(routes.pagerDuty())));
        rig.send(events.opened(routes.revision()));
        rig.send(events.ordered());
        await().atMost(Rig.PATIENCE).until(() -> calls().size() == 1);
        rig.send(events.verified());
        assertThat(rig.statesOf(deployment, "resolve")).containsExactly("queued");
        answered.countDown();
        rig.awaitSettled(deployment);

        assertThat(calls()).containsExactly("trigger", "resolve");
    }

    @Test
    void aPageWhoseRollbackIsVerifiedBeforeItGotThroughIsSettled() {
        receiver.next("/pd/v2/enqueue", version, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY);
        rig.send(routes.defined(List.of(routes.pagerDuty())));
        rig.send(events.opened(routes.revision()));
        rig.send(events.ordered());
        await().atMost(Rig.PATIENCE)
                .until(() -> rig.statesOf(deployment, "page").equals(List.of("retrying")));
        rig.left(deployment, "due_at = now() + interval '1 hour'");
        rig.send(events.verified());
        rig.awaitSettled(deployment);
        receiver.forget("/pd/v2/enqueue");

        assertThat(rig.ledger(deployment))
                .filteredOn(each -> !each.path("action").asText().equals("change"))
                .extracting(each ->
                        each.path("action").asText() + " " + each.path("state").asText() + " "
                                + each.path("reason").asText())
                .containsExactly("page suppressed settled", "resolve suppressed settled");
        assertThat(calls()).doesNotContain("resolve");
    }

    @Test
    void aPageThatMayHaveArrivedIsResolvedAlsoAfterAKill() {
        rig.send(routes.defined(List.of(routes.pagerDuty())));
        rig.send(events.opened(routes.revision()));
        rig.send(events.ordered());
        rig.awaitSettled(deployment);
        rig.left(
                deployment,
                "state = 'sending', claimed_by = 'notifier-killed', lease_until = now() + interval '2 seconds',"
                        + " finished_at = null");
        rig.send(events.verified());
        rig.awaitSettled(deployment);

        assertThat(calls()).containsExactly("trigger", "resolve");
        assertThat(rig.statesOf(deployment, "page")).containsExactly("suppressed");
    }

    @Test
    void nothingElseDelaysAPage() {
        receiver.next("/pd/v2/change/enqueue", version, new Receiver.Reply(429, Map.of("Retry-After", "600"), ""));
        receiver.next("/bus", version, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY);
        rig.send(routes.defined(List.of(routes.pagerDuty(), routes.bus())));
        rig.send(events.opened(routes.revision()));
        rig.send(events.entered(Events.BEFORE, 2));
        await().atMost(Rig.PATIENCE)
                .until(() -> rig.statesOf(deployment, "change").equals(List.of("retrying")));
        rig.send(events.ordered());
        rig.send(events.verified());
        await().atMost(Rig.PATIENCE).until(() -> calls().size() == 2);
        assertThat(calls()).containsExactly("trigger", "resolve");
        assertThat(rig.statesOf(deployment, "change")).containsExactly("retrying");
        await().atMost(Rig.PATIENCE)
                .until(() -> rig.ledger(deployment).stream()
                        .anyMatch(each -> each.path("event").asText().length() > 0
                                && each.path("what").asText().equals("rollback-ordered")
                                && each.path("channel").asText().equals("webhook")
                                && !each.path("attempts").isEmpty()));
        receiver.forget("/bus");
    }

    @Test
    void aSlowRouteHoldsUpNoOther() {
        CountDownLatch answered = new CountDownLatch(1);
        receiver.hold("/slow", answered);
        Route slow = new Route("slow", Channel.WEBHOOK, "bus", URI.create(receiver.url() + "/slow"), List.of(), null);
        rig.send(routes.defined(List.of(slow, routes.bus())));
        List<Events> many = IntStream.range(0, 12)
                .mapToObj(number -> new Events(deployment + "-" + number, version))
                .toList();
        many.forEach(each -> rig.send(each.opened(routes.revision())));
        await().atMost(Rig.PATIENCE)
                .until(() -> receiver.received("/bus", deployment).size() == 12);
        assertThat(receiver.received("/slow", deployment)).hasSize(4);
        answered.countDown();
        many.forEach(each -> rig.awaitSettled(each.at(1).id()));
    }

    @Test
    void aFirstPostThatMayHaveArrivedIsNotPostedAgain() {
        receiver.next("/slack/chat.postMessage", version, Receiver.NO_ANSWER);
        rig.send(routes.defined(List.of(routes.slack())));
        rig.send(events.opened(routes.revision()));
        rig.awaitSettled(deployment);

        assertThat(rig.statesOf(deployment, "main")).containsExactly("unknown");
        assertThat(receiver.mainMessage(version)).hasSize(1);
    }

    @Test
    void aCorrectedUrlCountsForWhatIsOwedAndARemovedRouteEndsIt() {
        receiver.next("/bus", version, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY);
        receiver.next("/pd/v2/enqueue", version, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY);
        rig.send(routes.defined(List.of(routes.bus(), routes.pagerDuty(), routes.slack())));
        rig.send(events.opened(routes.revision()));
        rig.send(events.ordered());
        await().atMost(Rig.PATIENCE)
                .until(() -> rig.statesOf(deployment, "page").equals(List.of("retrying")));
        Route corrected =
                new Route("bus", Channel.WEBHOOK, "bus", URI.create(receiver.url() + "/right"), List.of(), null);
        rig.send(new Routes(receiver.url()).defined(List.of(corrected, routes.slack())));
        await().atMost(Rig.PATIENCE)
                .until(() -> receiver.received("/right", deployment).size() == 2);
        await().atMost(Rig.PATIENCE)
                .until(() -> rig.ledger(deployment).stream()
                        .anyMatch(each -> each.path("what").asText().equals("page-lost")));
        rig.awaitSettled(deployment);
        receiver.forget("/bus");
        receiver.forget("/pd/v2/enqueue");

        assertThat(rig.statesOf(deployment, "page")).containsExactly("failed");
        assertThat(rig.outgoing(EventType.DELIVERY_FAILED, deployment))
                .extracting(event -> event.path("reason").asText())
                .contains("route: the route was removed from the service definition");
        assertThat(receiver.received("/slack/chat.postMessage", "On-call does not know"))
                .anySatisfy(post -> assertThat(post.body()).contains(deployment.substring(4, 12)));
    }

    @Test
    void whoeverIsBlindIsToldOfOnceAndOfTheEnd() {
        rig.send(routes.defined(List.of(routes.slack(), routes.pagerDuty())));
        rig.send(events.opened(routes.revision()));
        VerdictChanged unknown = events.verdict(
                VerdictChanged.Subject.TRIGGER, new Verdict(VerdictKind.UNKNOWN, null, "no answer for 5 s", null));
        rig.send(unknown);
        rig.look(deployment);
        await().atMost(Rig.PATIENCE)
                .until(() -> rig.statesOf(deployment, "page").equals(List.of("delivered")));
        rig.send(unknown);
        rig.send(events.verdict(VerdictChanged.Subject.TRIGGER, new Verdict(VerdictKind.HEALTHY, null, "well", null)));
        await().atMost(Rig.PATIENCE)
                .until(() -> rig.statesOf(deployment, "resolve").equals(List.of("delivered")));
        rig.awaitSettled(deployment);

        List<JsonNode> sent = receiver.received("/pd/v2/enqueue", deployment).stream()
                .map(Receiver.Received::json)
                .toList();
        assertThat(sent)
                .extracting(each -> each.path("dedup_key").asText())
                .containsOnly("goaround/" + deployment + "/blind");
        assertThat(rig.ledger(deployment))
                .extracting(each -> each.path("what").asText() + " by "
                        + each.path("channel").asText())
                .containsExactlyInAnyOrder(
                        "started by slack",
                        "blind-long by slack",
                        "blind-long by pagerduty",
                        "sees-again by slack",
                        "sees-again by pagerduty");
    }

    @Test
    void aResolvedIncidentEndsThePageAndTheIncidentOnTheStatusPage() {
        Route status = new Route("status", Channel.STATUS_PAGE, null, null, List.of(), "Till " + deployment);
        rig.send(routes.defined(List.of(routes.pagerDuty(), status)));
        rig.send(events.opened(routes.revision()));
        rig.send(events.ordered());
        rig.send(events.failed("the platform refused"));
        rig.send(events.ended(Outcome.ROLLBACK_FAILED, 8));
        rig.awaitSettled(deployment);
        assertThat(RestAssured.get("/").asString()).contains("Till " + deployment + "</span> <span class=\"bad\">");
        rig.send(new IncidentResolved(events.at(9), "inc-1", "the rollback failed", "ann", Events.AT));
        rig.awaitSettled(deployment);

        assertThat(calls()).containsExactly("trigger", "trigger", "resolve");
        assertThat(RestAssured.get("/").asString()).contains("Till " + deployment + "</span> <span class=\"good\">");
    }

    @Test
    void aVersionThatWasSeenIsPassedOver() {
        rig.send(new VersionSeen(events.at(1), 1, "app", TargetRole.CANDIDATE, "1.0.0", Events.AT));
        rig.send(routes.defined(List.of(routes.bus())));
        rig.send(events.opened(routes.revision()));
        rig.awaitSettled(deployment);
        assertThat(rig.ledger(deployment)).hasSize(1);
        assertThat(rig.asViewer()
                        .get("/api/v1/deliveries?page=2147483647&size=200&deployment=" + deployment)
                        .statusCode())
                .as("a page that no list reaches")
                .isEqualTo(400);
    }

    private List<String> calls() {
        return receiver.received("/pd/v2/enqueue", deployment).stream()
                .map(call -> call.json().path("event_action").asText())
                .toList();
    }
}
