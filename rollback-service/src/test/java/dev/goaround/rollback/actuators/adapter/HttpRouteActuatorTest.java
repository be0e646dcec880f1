package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.watch.HttpRouteStep;
import dev.goaround.egress.Call;
import dev.goaround.rollback.execution.RollbackState;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRouteActuatorTest {

    private static final Map<String, Integer> AWAY = Map.of("web-stable", 100, "web-canary", 0);

    private final GatewayRoute route = new GatewayRoute();

    static HttpRouteStep step(Map<String, Integer> weights) {
        return new HttpRouteStep(
                "undo",
                null,
                URI.create("https://kubernetes.example:6443"),
                "shop",
                "web",
                weights,
                "cluster",
                Duration.ofMinutes(2),
                null);
    }

    @Test
    void theTrafficIsTakenAwayAndTheGatewayHasAcceptedIt() {
        assertThat(run(step(AWAY), route)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(route.effects()).containsExactly("weights set to [100, 0]");
        assertThat(route.errors().calls())
                .filteredOn(call -> call.method() == Call.Method.PATCH)
                .singleElement()
                .satisfies(call -> assertThat(call.body().text())
                        .contains("\"goaround.dev/rollback\":\"order-dep-1-1\"", "\"team\":\"shop\"", "\"static\""));
    }

    @Test
    void whatIsSoAlreadyIsDone() {
        assertThat(run(step(Map.of("web-stable", 80, "web-canary", 20)), route))
                .isInstanceOf(RollbackState.Verifying.class);
        assertThat(route.effects()).isEmpty();
    }

    @Test
    void backendsThatTheRouteDoesNotHaveAreRefused() {
        assertThat(reason(run(step(Map.of("shop-stable", 100, "shop-canary", 0)), route)))
                .contains("no rule with the backends [shop-canary, shop-stable]", "web-canary");
        assertThat(reason(run(step(Map.of("web-stable", 100, "shop-canary", 0)), route)))
                .contains("name all of a rule's backends");
        assertThat(route.effects()).isEmpty();
    }

    @Test
    void aGatewayThatDoesNotTakeTheRouteFailsTheStep() {
        assertThat(reason(run(step(AWAY), route.refusedFor("UnsupportedValue"))))
                .contains("(UnsupportedValue)");
    }

    @Test
    void weightsThatAnotherControllerSetsAreNotFoughtFor() {
        assertThat(reason(run(step(AWAY), route.contested()))).contains("a controller that owns them");
        assertThat(route.effects()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"403,Forbidden,patch httproutes", "422,Invalid,refuses the change"})
    void aPatchThatIsRefusedFailsTheStep(int status, String reason, String words) {
        route.errors().add(call -> call.method() == Call.Method.PATCH, KubernetesCluster.status(status, reason, "no"));
        assertThat(reason(run(step(AWAY), route))).contains(words);
        assertThat(route.effects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"409,Conflict", "429,TooManyRequests", "503,ServiceUnavailable"})
    void whatPassesIsTriedAgain(int status, String reason) {
        route.errors()
                .add(call -> call.method() == Call.Method.PATCH, KubernetesCluster.status(status, reason, "later"));
        assertThat(run(step(AWAY), route)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(route.effects()).hasSize(1);
    }

    private static RollbackState run(HttpRouteStep step, GatewayRoute route) {
        route.at(Executor.ZERO);
        return new Executor(step, Executor.Crash.BEFORE, 0)
                .run(route, ActuatorBeans::all, CrashTableTest.SECRETS)
                .state();
    }

    private static String reason(RollbackState state) {
        return ((RollbackState.Failed) state).reason();
    }
}
