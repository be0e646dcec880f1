package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.watch.CodeDeployStep;
import dev.goaround.contracts.watch.EcsServiceStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.rollback.actuators.Actuators;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import dev.goaround.rollback.execution.RollbackState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsActuatorsTest {

    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dep-1", null, "order-dep-1", "undo", "order-dep-1-1");

    static EcsServiceStep ecs(String service, String taskDefinition) {
        return new EcsServiceStep(
                "undo",
                null,
                URI.create("https://ecs.eu-central-1.amazonaws.example"),
                "eu-central-1",
                "production",
                service,
                taskDefinition,
                "aws",
                Duration.ofMinutes(10),
                null);
    }

    static CodeDeployStep codeDeploy(String group) {
        return new CodeDeployStep(
                "undo",
                null,
                URI.create("https://codedeploy.eu-central-1.amazonaws.example"),
                "eu-central-1",
                "shop",
                group,
                "aws",
                Duration.ofMinutes(20),
                null);
    }

    @Test
    void aServiceDeploymentThatIsUnderWayIsStoppedWithARollback() {
        Ecs ecs = Ecs.deploying();
        assertThat(run(ecs("web", null), ecs)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(ecs.effects()).containsExactly("stopped with ROLLBACK");
    }

    @Test
    void whereNoneIsUnderWayTheServiceIsUpdatedToWhatEcsRecorded() {
        Ecs ecs = Ecs.deployed(true);
        assertThat(run(ecs("web", null), ecs)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(ecs.effects()).containsExactly("updated to arn:aws:ecs:eu-central-1:1:task-definition/shop:1.0.0");
    }

    @Test
    void aTaskDefinitionOfTheStepsIsTaken() {
        Ecs ecs = Ecs.deployed(false);
        assertThat(run(ecs("web", "shop:{target_version}"), ecs)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(ecs.effects()).containsExactly("updated to arn:aws:ecs:eu-central-1:1:task-definition/shop:1.0.0");
    }

    @Test
    void aDeploymentThatIsThroughBeforeItIsStoppedIsRolledBackByAnUpdate() {
        Ecs ecs = Ecs.deploying();
        ecs.errors()
                .add(
                        call -> {
                            boolean stop = operation(call, "StopServiceDeployment");
                            if (stop) {
                                ecs.finish();
                            }
                            return stop;
                        },
                        Ecs.error(400, "ConflictException", "The service deployment cannot be stopped."));
        assertThat(run(ecs("web", null), ecs)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(ecs.effects()).hasSize(1).first().asString().startsWith("updated to ");
    }

    @Test
    void withoutARecordOfWhatRanBeforeEcsIsRefusedAndSaysWhatToDo() {
        assertThat(reason(run(ecs("web", null), Ecs.deployed(false)))).contains("name a task-definition in the step");
        assertThat(reason(run(ecs("gone", null), Ecs.deployed(true)))).contains("is MISSING, not ACTIVE");
        assertThat(reason(run(ecs("web", "shop:9"), Ecs.deployed(true))))
                .contains("refuses DescribeTaskDefinition", "Unable to describe task definition.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | ThrottlingException | Rate exceeded | Retry | limits the rate",
                "400 | AccessDeniedException | not authorized | Refused | ecs:DescribeServices",
                "400 | ExpiredTokenException | expired | Refused | does not accept the credentials",
                "400 | ClusterNotFoundException | Cluster not found. | Refused | Cluster not found.",
                "500 | ServerException | Service Unavailable | Retry | ServerException",
                "400 | InvalidParameterException | Invalid | Refused | Invalid"
            })
    void anErrorOfTheFirstQuestionIsReadAsWhatItIs(
            int status, String type, String message, String result, String words) {
        Ecs ecs = Ecs.deploying();
        ecs.errors().add(call -> true, Ecs.error(status, type, message));
        StepResult got =
                actuators(ecs).carryOut(ecs("web", null), ABOUT).await().indefinitely();
        assertThat(got.getClass().getSimpleName()).isEqualTo(result);
        assertThat(got.toString()).contains(words);
        assertThat(ecs.effects()).isEmpty();
    }

    /** @param operation whose answer is another one, once */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DescribeServices",
                "ListServiceDeployments",
                "DescribeServiceDeployments",
                "DescribeServiceRevisions",
                "UpdateService"
            })
    void anAnswerThatIsNotOfAwsIsNeitherAnErrorNorASuccess(String operation) {
        for (HttpAnswer odd : List.of(
                Stub.text(200, "<html>Log in</html>", Map.of()),
                Stub.json(408, Map.of()),
                Stub.json(503, Map.of()),
                new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.RESET, "cut"))) {
            Ecs ecs = Ecs.deployed(true);
            ecs.errors().add(call -> operation(call, operation), odd);
            assertThat(run(ecs("web", null), ecs)).as(odd.toString()).isInstanceOf(RollbackState.Verifying.class);
            assertThat(ecs.effects()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeServices", "ListServiceDeployments"})
    void anAnswerWithoutItsFieldsDoesNotSayThatThereIsNothing(String operation) {
        Ecs ecs = Ecs.deployed(true);
        ecs.errors().add(call -> operation(call, operation), Stub.json(200, Map.of()));
        assertThat(run(ecs("web", null), ecs)).isInstanceOf(RollbackState.Verifying.class);
        CodeDeploy codeDeploy = new CodeDeploy();
        codeDeploy.errors().add(call -> operation(call, "ListDeployments"), Stub.json(200, Map.of()));
        assertThat(run(codeDeploy("workers"), codeDeploy)).isInstanceOf(RollbackState.Verifying.class);
    }

    @Test
    void aStatusThatIsNotKnownIsNoEnd() {
        Ecs ecs = Ecs.deploying();
        ecs.errors()
                .add(
                        call -> operation(call, "DescribeServiceDeployments")
                                && !ecs.effects().isEmpty(),
                        Stub.json(200, Map.of("serviceDeployments", List.of(Map.of("status", "BEING_THOUGHT_ABOUT")))));
        ecs.errors()
                .add(
                        call -> operation(call, "DescribeServiceDeployments")
                                && !ecs.effects().isEmpty(),
                        Stub.json(200, Map.of("serviceDeployments", List.of())));
        assertThat(run(ecs("web", null), ecs)).isInstanceOf(RollbackState.Verifying.class);
    }

    @Test
    void whatMayBeAtWorkIsUnknownWhereItCannotBeSeenAnyMore() {
        Ecs ecs = Ecs.deployed(true);
        StepResult without = ActuatorBeans.all(outside(ecs, Receiver.secretsOf(Map.of())))
                .follow(ecs("web", null), ABOUT, EcsActuator.UPDATE + "x")
                .await()
                .indefinitely();
        assertThat(without).isInstanceOf(StepResult.Unknown.class);
        StepResult gone = actuators(ecs)
                .follow(ecs("gone", null), ABOUT, EcsActuator.UPDATE + "x")
                .await()
                .indefinitely();
        assertThat(((StepResult.Unknown) gone).reason()).contains("is MISSING, not ACTIVE");
    }

    @Test
    void aRunningDeploymentOfTheGroupIsStoppedAndItsRollbackIsFollowed() {
        CodeDeploy codeDeploy = new CodeDeploy();
        assertThat(run(codeDeploy("workers"), codeDeploy)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(codeDeploy.effects()).containsExactly("stopped d-BAD000001, rollback true");
    }

    @Test
    void whatCodeDeployCannotDoFailsTheStepAndSaysWhy() {
        assertThat(reason(run(codeDeploy("workers"), new CodeDeploy().through())))
                .contains("stops only running ones", "otherwise");
        assertThat(reason(run(codeDeploy("none"), new CodeDeploy()))).contains("DeploymentGroupDoesNotExistException");
        assertThat(reason(run(codeDeploy("workers"), new CodeDeploy().endAs("Failed"))))
                .contains("d-BACK00001 ended as Failed: too few healthy instances");
    }

    @Test
    void aStopWithoutAnAnswerIsLookedForBeforeItIsRepeated() {
        CodeDeploy codeDeploy = new CodeDeploy();
        codeDeploy
                .errors()
                .add(
                        call -> operation(call, "StopDeployment"),
                        new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.TIMEOUT, "none"));
        assertThat(run(codeDeploy("workers"), codeDeploy)).isInstanceOf(RollbackState.Verifying.class);
        assertThat(codeDeploy.effects()).hasSize(1);
    }

    @Test
    void credentialsThatAreNoneAreRefusedWithoutBeingShown() {
        StepSecrets secrets = Receiver.secretsOf(Map.of("GOAROUND_SECRET_SHOP__AWS", "only-one-part"));
        Ecs ecs = Ecs.deploying();
        StepResult got = ActuatorBeans.all(outside(ecs, secrets))
                .carryOut(ecs("web", null), ABOUT)
                .await()
                .indefinitely();
        assertThat(((StepResult.Refused) got).reason())
                .contains("access-key-id:secret-access-key")
                .doesNotContain("only-one-part");
        assertThat(ecs.errors().calls()).isEmpty();
    }

    private static boolean operation(Call call, String name) {
        return call.headers().get("x-amz-target").endsWith("." + name);
    }

    private static RollbackState run(RollbackStep step, Stub receiver) {
        receiver.at(Executor.ZERO);
        return new Executor(step, Executor.Crash.BEFORE, 0)
                .run(receiver, ActuatorBeans::all, CrashTableTest.SECRETS)
                .state();
    }

    private static String reason(RollbackState state) {
        return ((RollbackState.Failed) state).reason();
    }

    private static Actuators actuators(Stub receiver) {
        return ActuatorBeans.all(outside(receiver, CrashTableTest.SECRETS));
    }

    private static ActuatorContext outside(Stub receiver, StepSecrets secrets) {
        return new ActuatorContext(receiver, secrets, Host.COMMANDS, new Host(true), () -> Executor.ZERO);
    }
}
