package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.contracts.watch.ArgoRolloutStep;
import dev.goaround.egress.Call;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import dev.goaround.rollback.execution.RollbackState;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgoRolloutActuatorTest {

    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dep-1", null, "order-dep-1", "undo", "order-dep-1-1");

    static ArgoRolloutStep step(boolean undo, String versionLabel) {
        return new ArgoRolloutStep(
                "undo",
                null,
                URI.create("https://kubernetes.example:6443"),
                "shop",
                "web",
                undo,
                versionLabel,
                "cluster",
                Duration.ofMinutes(10),
                null);
    }

    @Test
    void anUpdateThatIsUnderWayIsAbortedAndThenSetBack() {
        KubernetesCluster cluster = underWay();
        assertThat(run(step(true, null), cluster)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(cluster.effects()).containsExactly("abort of web", "template of web set to version 1.0.0");
    }

    @Test
    void aRolloutThatIsThroughIsOnlySetBack() {
        KubernetesCluster cluster = underWay();
        cluster.promoted();
        assertThat(run(step(true, "version"), cluster)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(cluster.effects()).containsExactly("template of web set to version 1.0.0");
    }

    @Test
    void theTrafficAloneIsTakenBackByTheAbort() {
        KubernetesCluster cluster = underWay();
        assertThat(run(step(false, null), cluster)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(cluster.effects()).containsExactly("abort of web");
        KubernetesCluster through = underWay();
        through.promoted();
        assertThat(reason(run(step(false, null), through))).contains("no update under way that could be aborted");
    }

    @Test
    void theTrafficIsBackOnlyWhenTheCanaryHasNone() {
        KubernetesCluster cluster = underWay().routed(20);
        Executor executor = new Executor(step(false, null), Executor.Crash.BEFORE, 0)
                .run(cluster, ActuatorBeans::all, CrashTableTest.SECRETS);
        assertThat(executor.state()).isInstanceOf(RollbackState.Verifying.class);
        assertThat(executor.now()).isAfterOrEqualTo(Executor.ZERO.plusSeconds(5));
        assertThat(cluster.object("rollouts/web")
                        .at("/status/canary/weights/canary/weight")
                        .asInt())
                .isZero();
    }

    @Test
    void aWeightThatIsNotSaidIsNotZero() {
        KubernetesCluster cluster = underWay().routed(20);
        StepResult result = withoutWeights(cluster);
        assertThat(result).isInstanceOf(StepResult.Begun.class);
    }

    private static StepResult withoutWeights(KubernetesCluster cluster) {
        ObjectNode status = (ObjectNode) cluster.object("rollouts/web").path("status");
        status.put("abort", true);
        status.remove("canary");
        return new ArgoRolloutActuator(new KubernetesCalls(cluster), CrashTableTest.SECRETS, () -> Executor.ZERO)
                .follow(step(false, null), ABOUT, "(abort)")
                .await()
                .indefinitely();
    }

    @Test
    void anInstallationWithoutTheStatusSubresourceIsAbortedAsWell() {
        KubernetesCluster cluster = underWay();
        cluster.withoutStatusSubresource();
        assertThat(run(step(false, null), cluster)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(cluster.effects()).containsExactly("abort of web");
    }

    @Test
    void aRevisionThatIsNotKeptIsRefusedWithWhatIsKept() {
        assertThat(reason(run(step(true, "release"), underWay()))).contains("kept are [(none)]");
    }

    @ParameterizedTest
    @CsvSource({"403,Forbidden,patch rollouts and rollouts/status", "422,Invalid,refuses the change"})
    void anAbortThatIsRefusedFailsTheStep(int status, String reason, String words) {
        KubernetesCluster cluster = underWay();
        cluster.errors()
                .add(call -> call.method() == Call.Method.PATCH, KubernetesCluster.status(status, reason, "no"));
        assertThat(reason(run(step(true, null), cluster))).contains(words);
        assertThat(cluster.effects()).isEmpty();
    }

    @Test
    void aConflictIsLookedAtAgain() {
        KubernetesCluster cluster = underWay();
        cluster.errors()
                .add(
                        call -> call.method() == Call.Method.PATCH,
                        KubernetesCluster.status(409, "Conflict", "the object has been modified"));
        assertThat(run(step(true, null), cluster)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(cluster.effects()).hasSize(2);
    }

    static KubernetesCluster underWay() {
        return new KubernetesCluster().rollout("web", "1.0.0", "2.0.0");
    }

    private static RollbackState run(ArgoRolloutStep step, KubernetesCluster cluster) {
        cluster.at(Executor.ZERO);
        return new Executor(step, Executor.Crash.BEFORE, 0)
                .run(cluster, ActuatorBeans::all, CrashTableTest.SECRETS)
                .state();
    }

    private static String reason(RollbackState state) {
        return ((RollbackState.Failed) state).reason();
    }
}
