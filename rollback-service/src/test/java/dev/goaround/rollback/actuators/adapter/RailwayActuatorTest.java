package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.watch.RailwayStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.rollback.execution.RollbackState;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RailwayActuatorTest {

    static RailwayStep step(boolean projectToken) {
        return new RailwayStep(
                "undo",
                null,
                URI.create("https://backboard.railway.example/graphql/v2"),
                "project",
                "environment",
                "service",
                projectToken,
                "railway",
                Duration.ofMinutes(10),
                null);
    }

    @Test
    void theLastDeploymentOfAnotherCommitThatCanBeRolledBackToIsTaken() {
        Railway railway = new Railway();
        assertThat(run(true, railway)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(railway.effects()).containsExactly("rolled back to dep-good");
    }

    @Test
    void anAccountsTokenGoesInAnotherHeader() {
        Railway railway = new Railway();
        assertThat(run(false, railway)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(railway.errors().calls())
                .allMatch(call -> call.headers().get("authorization").startsWith("Bearer "));
    }

    @Test
    void theMutationSelectsNoFields() {
        Railway railway = new Railway();
        run(true, railway);
        assertThat(railway.errors().calls())
                .filteredOn(RailwayActuatorTest::isMutation)
                .singleElement()
                .satisfies(call -> assertThat(call.body().text()).contains("deploymentRollback(id: $id) }"));
    }

    @Test
    void withoutADeploymentToGoToItIsRefused() {
        assertThat(reason(run(true, new Railway().withoutOlder()))).contains("keeps no deployment of another commit");
    }

    @Test
    void aRollbackWithoutAnAnswerIsLookedForBeforeItIsRepeated() {
        Railway railway = new Railway();
        railway.errors()
                .add(
                        RailwayActuatorTest::isMutation,
                        new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.TIMEOUT, "none"));
        assertThat(run(true, railway)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(railway.effects()).hasSize(1);
    }

    @Test
    void aRollbackThatIsListedLateIsNotCalledForTwice() {
        Railway railway = new Railway().listingAfter(10);
        railway.errors()
                .add(
                        call -> isMutation(call) && railway.answer(call) != null,
                        new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.TIMEOUT, "none"));
        assertThat(run(true, railway)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(railway.effects()).hasSize(1);
    }

    @Test
    void anAnswerWithoutTheListDoesNotSayThatThereIsNothing() {
        Railway railway = new Railway();
        railway.errors().add(call -> true, Stub.text(200, "<html>Log in</html>", Map.of()));
        railway.errors().add(call -> true, Stub.json(200, Map.of("data", Map.of())));
        assertThat(run(true, railway)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(railway.effects()).hasSize(1);
    }

    @Test
    void somebodyElsesDeploymentMeanwhileLeavesTheStepToAPerson() {
        Railway railway = new Railway();
        railway.errors()
                .add(
                        call -> {
                            if (isMutation(call)) {
                                railway.another();
                            }
                            return isMutation(call);
                        },
                        Stub.json(503, Map.of()));
        assertThat(reason(run(true, railway))).contains("is not known", "dep-other of another commit");
        assertThat(railway.effects()).isEmpty();
    }

    @Test
    void errorsAreReadAsWhatTheyAre() {
        Railway refused = new Railway();
        refused.errors().add(call -> true, Railway.error("Not Authorized"));
        assertThat(reason(run(true, refused))).contains("does not accept the token", "project-token");
        Railway unfit = new Railway();
        unfit.errors().add(RailwayActuatorTest::isMutation, Railway.error("Deployment cannot be rolled back to"));
        assertThat(reason(run(true, unfit))).contains("cannot be rolled back to");
        Railway internal = new Railway();
        internal.errors().add(RailwayActuatorTest::isMutation, Railway.error("Problem processing request"));
        assertThat(run(true, internal)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(reason(run(true, new Railway().endAs("CRASHED")))).contains("ended as CRASHED");
    }

    private static boolean isMutation(Call call) {
        return call.body().text().contains("mutation");
    }

    private static RollbackState run(boolean projectToken, Railway railway) {
        railway.at(Executor.ZERO);
        return new Executor(step(projectToken), Executor.Crash.BEFORE, 0)
                .run(railway, ActuatorBeans::all, CrashTableTest.SECRETS)
                .state();
    }

    private static String reason(RollbackState state) {
        return ((RollbackState.Failed) state).reason();
    }
}
