package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.contracts.watch.KubernetesDeploymentStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesActuatorTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dep-1", null, "order-dep-1", "undo", "order-dep-1-1");

    private final KubernetesCluster cluster = new KubernetesCluster();

    static KubernetesDeploymentStep step(String versionLabel) {
        return new KubernetesDeploymentStep(
                "undo",
                null,
                URI.create("https://kubernetes.example:6443/"),
                "shop",
                "web",
                versionLabel,
                "cluster",
                Duration.ofMinutes(10),
                null);
    }

    @Test
    void setsTheTemplateOfTheRevisionBeforeBackAndWaitsUntilItIsRolledOut() {
        cluster.deployment("web", "0.9.0", "1.0.0", "2.0.0");
        assertThat(carryOut(null)).isEqualTo(begun(Duration.ZERO));
        assertThat(cluster.effects()).isEmpty();
        assertThat(follow()).isEqualTo(begun(KubernetesActuator.ASK_AGAIN));
        assertThat(follow()).isEqualTo(begun(KubernetesActuator.ASK_AGAIN));
        cluster.at(NOW.plusSeconds(10));
        assertThat(follow())
                .isEqualTo(new StepResult.Done(
                        "set back to web-1.0.0's pod template, 3 of 3 replicas are available", null));
        assertThat(cluster.effects()).containsExactly("template of web set to version 1.0.0");
        ObjectNode web = cluster.object("deployments/web");
        assertThat(web.at("/spec/template/metadata/labels").has("pod-template-hash"))
                .isFalse();
        // As kubectl does it: its own annotations stay, the revision's come back, others go.
        ObjectNode annotations = (ObjectNode) web.at("/metadata/annotations");
        assertThat(annotations
                        .path("kubectl.kubernetes.io/last-applied-configuration")
                        .asText())
                .isEqualTo("{}");
        assertThat(annotations.path("change").asText()).isEqualTo("of web-1.0.0");
        assertThat(annotations.path("deployment.kubernetes.io/revision").asText())
                .isEqualTo("4");
        assertThat(annotations.path("goaround.dev/rollback").asText()).isEqualTo("order-dep-1-1");
        assertThat(annotations.has("team")).isFalse();
    }

    @Test
    void aVersionLabelFindsTheTargetBehindAnotherBadRevision() {
        cluster.deployment("web", "1.0.0", "1.9.0", "2.0.0");
        assertThat(carryOut("version")).isEqualTo(begun(Duration.ZERO));
        assertThat(follow()).isInstanceOf(StepResult.Begun.class);
        assertThat(cluster.effects()).containsExactly("template of web set to version 1.0.0");
    }

    @Test
    void whereNoRevisionCanBeGoneBackToItSaysWhichAreKept() {
        cluster.deployment("web", "1.8.0", "2.0.0");
        assertThat(((StepResult.Refused) carryOut("version")).reason())
                .contains("label version: 1.0.0", "kept are [2.0.0, 1.8.0]");
        KubernetesCluster fresh = new KubernetesCluster().deployment("web", "2.0.0");
        assertThat(((StepResult.Refused) actuator(fresh)
                                .carryOut(step(null), ABOUT)
                                .await()
                                .indefinitely())
                        .reason())
                .contains("no revision before the present one", "revisionHistoryLimit");
    }

    @Test
    void aTemplateThatIsAlreadyThereIsNotSetAgain() {
        cluster.deployment("web", "2.0.0", "1.0.0");
        assertThat(follow()).isInstanceOf(StepResult.Done.class);
        assertThat(cluster.effects()).isEmpty();
    }

    @Test
    void whereSomebodySetAnotherTemplateAfterOursItIsNotDone() {
        cluster.deployment("web", "1.0.0", "2.0.0");
        carryOut(null);
        follow();
        ((ObjectNode) cluster.object("deployments/web").at("/spec/template/spec/containers/0"))
                .put("image", "shop:3.0.0");
        cluster.at(NOW.plusSeconds(10));
        assertThat(((StepResult.Refused) follow()).reason()).contains("somebody has set another since", "shop:3.0.0");
    }

    @Test
    void anAnswerThatIsNotTheClustersIsAskedAgain() {
        cluster.deployment("web", "1.0.0", "2.0.0");
        for (HttpAnswer odd : List.of(
                Stub.text(200, "<html>Log in</html>", Map.of()),
                Stub.text(200, "{\"kind\": \"Deployment\", \"metada", Map.of()),
                Stub.json(200, Map.of("kind", "Status", "status", "Failure")),
                Stub.json(408, Map.of()))) {
            cluster.errors().add(call -> true, odd);
            assertThat(carryOut(null)).as(odd.toString()).isInstanceOf(StepResult.Retry.class);
            cluster.errors().add(call -> true, odd);
            assertThat(follow()).as(odd.toString()).isEqualTo(begun(KubernetesActuator.ASK_AGAIN));
        }
        assertThat(cluster.effects()).isEmpty();
    }

    @Test
    void whatMayHaveBeenSetIsUnknownWhereTheSecretIsGone() {
        KubernetesActuator without =
                new KubernetesActuator(new KubernetesCalls(cluster), Receiver.secrets("OTHER", "x"), () -> NOW);
        assertThat(without.follow(step(null), ABOUT, "web-1.0.0").await().indefinitely())
                .isInstanceOf(StepResult.Unknown.class);
        assertThat(without.carryOut(step(null), ABOUT).await().indefinitely()).isInstanceOf(StepResult.Refused.class);
    }

    @Test
    void aPausedDeploymentIsNotTouched() {
        cluster.deployment("web", "1.0.0", "2.0.0");
        ((ObjectNode) cluster.object("deployments/web").path("spec")).put("paused", true);
        assertThat(((StepResult.Refused) follow()).reason()).contains("paused");
        assertThat(cluster.effects()).isEmpty();
    }

    @Test
    void whoChangedTheObjectMeanwhileWinsAndItIsLookedAtAgain() {
        cluster.deployment("web", "1.0.0", "2.0.0");
        KubernetesActuator raced = new KubernetesActuator(
                new KubernetesCalls(call -> {
                    if (call.method() == Call.Method.PATCH
                            && cluster.errors().calls().size() == 2) {
                        cluster.touched("deployments/web");
                    }
                    return cluster.send(call);
                }),
                secrets(),
                () -> NOW);
        assertThat(raced.follow(step(null), ABOUT, "web-1.0.0").await().indefinitely())
                .isEqualTo(begun(Duration.ofMillis(500)));
        assertThat(cluster.effects()).isEmpty();
        assertThat(raced.follow(step(null), ABOUT, "web-1.0.0").await().indefinitely())
                .isEqualTo(begun(KubernetesActuator.ASK_AGAIN));
        assertThat(cluster.effects()).hasSize(1);
    }

    @Test
    void aDeploymentThatDoesNotComeUpHasFailed() {
        cluster.deployment("web", "1.0.0", "2.0.0");
        follow();
        cluster.at(NOW.plusSeconds(10));
        ObjectNode status = (ObjectNode) cluster.object("deployments/web").path("status");
        status.set("conditions", Stub.read("[{'type':'Progressing','reason':'ProgressDeadlineExceeded'}]"));
        assertThat(((StepResult.Refused) follow()).reason()).contains("progressDeadlineSeconds");
    }

    @Test
    void oldReplicasAndUnavailableOnesAreWaitedFor() {
        cluster.deployment("web", "1.0.0", "2.0.0");
        follow();
        cluster.at(NOW.plusSeconds(10));
        ObjectNode status = (ObjectNode) cluster.object("deployments/web").path("status");
        status.put("replicas", 4);
        assertThat(follow()).isInstanceOf(StepResult.Begun.class);
        status.put("replicas", 3).put("availableReplicas", 2);
        assertThat(follow()).isInstanceOf(StepResult.Begun.class);
        status.put("availableReplicas", 3);
        assertThat(follow()).isInstanceOf(StepResult.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, Unauthorized, Refused, does not accept the token",
        "403, Forbidden, Refused, needs the right to get deployments",
        "404, NotFound, Refused, no such object",
        "429, TooManyRequests, Retry, too much to do",
        "500, InternalError, Retry, answered 500",
        "503, ServiceUnavailable, Retry, answered 503"
    })
    void errorsOfLookingAreClear(int status, String reason, String result, String words) {
        cluster.deployment("web", "1.0.0", "2.0.0");
        cluster.errors().add(call -> true, KubernetesCluster.status(status, reason, "as the cluster says"));
        StepResult outcome = carryOut(null);
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(result);
        assertThat(outcome.toString()).contains(words, "as the cluster says");
    }

    @ParameterizedTest
    @CsvSource({
        "403, Forbidden, Refused",
        "409, Conflict, Begun",
        "422, Invalid, Refused",
        "429, TooManyRequests, Begun",
        "500, InternalError, Begun",
        "504, Timeout, Begun"
    })
    void errorsOfThePatchAreClear(int status, String reason, String result) {
        cluster.deployment("web", "1.0.0", "2.0.0");
        cluster.errors()
                .add(
                        call -> call.method() == Call.Method.PATCH,
                        KubernetesCluster.status(
                                status, reason, "as the cluster says", Map.of("retry-after", List.of("7"))));
        StepResult outcome = follow();
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(result);
        if (status == 429) {
            assertThat(outcome).isEqualTo(begun(Duration.ofSeconds(7)));
        }
    }

    @Test
    void aPatchWithoutAnAnswerIsRecognisedByItsKey() {
        cluster.deployment("web", "1.0.0", "2.0.0");
        cluster.answer(patchOfFollow());
        assertThat(follow()).isInstanceOf(StepResult.Begun.class);
        assertThat(cluster.effects()).hasSize(1);
    }

    @Test
    void whatCannotBeSeenAnyMoreIsUnknown() {
        cluster.deployment("web", "1.0.0", "2.0.0");
        follow();
        cluster.errors().add(call -> true, KubernetesCluster.status(403, "Forbidden", "no"));
        assertThat(follow()).isInstanceOf(StepResult.Unknown.class);
    }

    /** The patch that a follow would send, taken out of the wire. */
    private Call patchOfFollow() {
        Call[] patch = new Call[1];
        new KubernetesActuator(
                        new KubernetesCalls(call -> {
                            if (call.method() == Call.Method.PATCH) {
                                patch[0] = call;
                                return io.smallrye.mutiny.Uni.createFrom()
                                        .item(new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.TIMEOUT, "none"));
                            }
                            return cluster.send(call);
                        }),
                        secrets(),
                        () -> NOW)
                .follow(step(null), ABOUT, "web-1.0.0")
                .await()
                .indefinitely();
        return patch[0];
    }

    private StepResult carryOut(String versionLabel) {
        return actuator(cluster).carryOut(step(versionLabel), ABOUT).await().indefinitely();
    }

    private StepResult follow() {
        return actuator(cluster).follow(step(null), ABOUT, "web-1.0.0").await().indefinitely();
    }

    private static StepResult begun(Duration after) {
        return new StepResult.Begun("web-1.0.0", null, true, after);
    }

    private static KubernetesActuator actuator(KubernetesCluster cluster) {
        return new KubernetesActuator(new KubernetesCalls(cluster), secrets(), () -> NOW);
    }

    static StepSecrets secrets() {
        return Receiver.secrets("GOAROUND_SECRET_SHOP__CLUSTER", KubernetesCluster.TOKEN);
    }
}
