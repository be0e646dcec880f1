package dev.goaround.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.cli.server.ServerAway;
import dev.goaround.cli.server.ServerRefusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run does and says, on virtual time. */
class PipelineRunTest {
    private final ScriptedPipeline pipeline = new ScriptedPipeline();

    @Test
    void theWholeWayOfAGoodVersion() throws InterruptedException {
        pipeline.at(Duration.ofSeconds(40), () -> pipeline.state = "succeeded");
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.SUCCEEDED);
        assertThat(pipeline.requests).containsExactly("start key", "gate deploy", "deployed", "step s1");
        assertThat(pipeline.commands)
                .singleElement()
                .satisfies(environment -> assertThat(environment)
                        .containsEntry("GOAROUND_VERSION", "1.4.2")
                        .containsEntry("GOAROUND_PREVIOUS_VERSION", "1.4.1")
                        .containsEntry("GOAROUND_STEP", "s1")
                        .containsEntry("GOAROUND_TRAFFIC", "")
                        .doesNotContainKey("GOAROUND_TOKEN"));
        assertThat(pipeline.said)
                .containsSubsequence(
                        "deployment " + ScriptedPipeline.ID + " of shop 1.4.2 to production (shop-release, version 3)",
                        "the gate to deploy is open",
                        "runs ./deploy.sh for “Text of s1”",
                        "./deploy.sh ended with 0 after 12 s",
                        "reported 1.4.2 as deployed",
                        ScriptedPipeline.ID + " succeeded",
                        "the report: http://server/api/v1/deployments/" + ScriptedPipeline.ID + "/report");
    }

    @Test
    void aCanaryIsCarriedOutStepByStepEachBehindItsGate() throws InterruptedException {
        pipeline.steps.clear();
        pipeline.steps.addAll(List.of(
                ScriptedPipeline.step("ten", 0.1), ScriptedPipeline.soak("wait"), ScriptedPipeline.step("all", 1.0)));
        pipeline.at(Duration.ofSeconds(90), () -> pipeline.state = "succeeded");
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.SUCCEEDED);
        assertThat(pipeline.requests)
                .containsExactly(
                        "start key",
                        "gate deploy",
                        "deployed",
                        "traffic 0.1",
                        "step ten",
                        "gate all",
                        "traffic 1.0",
                        "step all");
        assertThat(pipeline.commands)
                .extracting(each -> each.get("GOAROUND_TRAFFIC"))
                .containsExactly("0.1", "1.0");
    }

    @Test
    void whatAGateWaitsForIsSaidOnceUntilItChanges() throws InterruptedException {
        pipeline.gateReasons = List.of("“Approval” is open. An approver can sign it");
        pipeline.at(Duration.ofMinutes(3), () -> pipeline.gateReasons = List.of("the window opens at 12:00"));
        pipeline.at(Duration.ofMinutes(5), () -> pipeline.gateReasons = List.of());
        pipeline.at(Duration.ofMinutes(6), () -> pipeline.state = "succeeded");
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.SUCCEEDED);
        assertThat(pipeline.said)
                .containsOnlyOnce("  - “Approval” is open. An approver can sign it", "  - the window opens at 12:00");
    }

    @Test
    void aGateThatDoesNotOpenInTimeEndsTheRunAndNotTheDeployment() throws InterruptedException {
        pipeline.gateReasons = List.of("“Approval” is open");
        assertThat(pipeline.run(ScriptedPipeline.options(RunOptions.OnFailure.ROLLBACK, Duration.ofHours(2))))
                .isEqualTo(RunEnd.TIME_OVER);
        assertThat(pipeline.commands).isEmpty();
        assertThat(pipeline.state).isEqualTo("running");
        assertThat(pipeline.said)
                .last()
                .asString()
                .startsWith("the gate to deploy did not open within 2 h; " + ScriptedPipeline.ID + " goes on");
    }

    @Test
    void aStartThatIsRefusedSaysWhy() throws InterruptedException {
        pipeline.refusal = new ServerRefusal(409, "shop 1.4.1 is being deployed to production", List.of());
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.NOT_SO);
        pipeline.refusal = new ServerRefusal(
                422, "not understood", List.of(new ServerRefusal.FieldError(null, "version", "has a blank in it")));
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.WRONG_INPUT);
        assertThat(pipeline.said)
                .containsExactly(
                        "not started: shop 1.4.1 is being deployed to production",
                        "not started: not understood",
                        "  version: has a blank in it");
    }

    @Test
    void cancelledWhileItWaits() throws InterruptedException {
        pipeline.gateReasons = List.of("“Approval” is open");
        pipeline.at(Duration.ofMinutes(2), () -> {
            pipeline.state = "cancelled";
            pipeline.reason = "not today";
        });
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.CALLED_OFF);
        assertThat(pipeline.said).contains(ScriptedPipeline.ID + " cancelled: not today");
        assertThat(pipeline.commands).isEmpty();
    }

    @Test
    void aCommandIsToldToStopOnceItsDeploymentRollsBack() throws InterruptedException {
        pipeline.commandTakes = Duration.ofMinutes(10);
        pipeline.at(Duration.ofSeconds(30), () -> pipeline.state = "rolling-back");
        pipeline.at(Duration.ofSeconds(60), () -> pipeline.state = "rolled-back");
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.NOT_SO);
        assertThat(pipeline.commandStopped).isTrue();
        assertThat(pipeline.requests).doesNotContain("deployed");
        assertThat(pipeline.said)
                .containsSubsequence(
                        ScriptedPipeline.ID + " is rolling-back: error rate 8 % > 5 %; the command is told to stop",
                        "./deploy.sh ended with 143 after 30 s",
                        ScriptedPipeline.ID + " rolled-back",
                        "1.4.1 runs again");
    }

    @Test
    void aCommandThatFailsIsRolledBack() throws InterruptedException {
        pipeline.commandEndsWith = 3;
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.NOT_SO);
        assertThat(pipeline.requests).contains("rollback: ./deploy.sh ended with 3 at “Text of s1”");
    }

    @Test
    void whereNothingCanBeRolledBackAFailedCommandCancels() throws InterruptedException {
        pipeline.commandEndsWith = 3;
        pipeline.rollbackRefused = new ServerRefusal(409, "Nothing was deployed yet", List.of());
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.CALLED_OFF);
        assertThat(pipeline.said).contains("not rolled back: Nothing was deployed yet");
    }

    @Test
    void aFailedCommandIsNeverASuccess() throws InterruptedException {
        pipeline.commandEndsWith = 3;
        assertThat(pipeline.run(ScriptedPipeline.options(RunOptions.OnFailure.LEAVE, null)))
                .isEqualTo(RunEnd.COMMAND_FAILED);
        assertThat(pipeline.requests).containsExactly("start key", "gate deploy");
    }

    @Test
    void aServerThatIsAwayForAMinuteIsAskedAgain() throws InterruptedException {
        pipeline.away = new ServerAway("no connection", null);
        pipeline.at(Duration.ofMinutes(1), () -> pipeline.away = null);
        pipeline.at(Duration.ofMinutes(2), () -> pipeline.state = "succeeded");
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.SUCCEEDED);
        assertThat(pipeline.said)
                .containsOnlyOnce(
                        "http://server does not answer (no connection); asks again for up to 10 min",
                        "http://server answers again");
    }

    @Test
    void aServerThatStaysAwayEndsTheRunAfterItsTime() throws InterruptedException {
        pipeline.at(Duration.ofSeconds(5), () -> pipeline.away = new ServerAway("no connection", null));
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.NOT_POSSIBLE);
        assertThat(pipeline.said)
                .last()
                .isEqualTo("http://server did not answer for 10 min (no connection); " + ScriptedPipeline.ID
                        + " goes on without this run: the same line takes it up again");
    }

    @Test
    void aTokenThatExpiresOnTheWay() throws InterruptedException {
        pipeline.at(Duration.ofSeconds(5), () -> pipeline.refusal = new ServerRefusal(401, "", List.of()));
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.NOT_POSSIBLE);
        assertThat(pipeline.said)
                .last()
                .asString()
                .startsWith(
                        "the token in GOAROUND_TOKEN is not accepted (expired or revoked?); " + ScriptedPipeline.ID);
    }

    @Test
    void startedAgainAfterACrashItTakesUpWhatIsUnderWay() throws InterruptedException {
        pipeline.openedAt = ScriptedPipeline.ZERO.minusSeconds(300);
        pipeline.there = true;
        pipeline.closedSteps.add("s1");
        pipeline.at(Duration.ofSeconds(20), () -> pipeline.state = "succeeded");
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.SUCCEEDED);
        assertThat(pipeline.commands).isEmpty();
        assertThat(pipeline.said)
                .contains(
                        "takes up deployment " + ScriptedPipeline.ID
                                + " of shop 1.4.2 to production (shop-release, version 3), begun 2026-03-03T09:55:00Z",
                        "1.4.2 was reported as deployed before; the command is not run again");
    }

    /** Half of an update whose runner was killed looks the same. */
    @Test
    void aVersionThatIsSeenAndWasNotReportedIsDeployedAgain() throws InterruptedException {
        pipeline.seen = true;
        pipeline.at(Duration.ofSeconds(40), () -> pipeline.state = "succeeded");
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.SUCCEEDED);
        assertThat(pipeline.commands).hasSize(1);
    }

    @Test
    void whatIsOpenBeforeTheFirstStepInItsPhaseIsWaitedFor() throws InterruptedException {
        pipeline.steps.add(0, ScriptedPipeline.manual("look"));
        pipeline.at(Duration.ofSeconds(40), () -> pipeline.state = "succeeded");
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.SUCCEEDED);
        assertThat(pipeline.requests).containsSubsequence("gate deploy", "gate s1", "deployed");
    }

    @Test
    void whereTheLastOneHasEndedItBeginsAnew() throws InterruptedException {
        pipeline.onStart = key -> pipeline.state = key.equals("key-3") ? "running" : "rolled-back";
        pipeline.at(Duration.ofMinutes(1), () -> pipeline.state = "succeeded");
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.SUCCEEDED);
        assertThat(pipeline.keys).containsExactlyInAnyOrder("key", "key-2", "key-3");
    }

    @Test
    void aRunThatHasSucceededIsNotRepeated() throws InterruptedException {
        pipeline.state = "succeeded";
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.SUCCEEDED);
        assertThat(pipeline.said)
                .containsExactly("1.4.2 was deployed before by this run: " + ScriptedPipeline.ID + " succeeded");
        assertThat(pipeline.commands).isEmpty();
    }

    @Test
    void aFailedRollbackNeedsSomebody() throws InterruptedException {
        pipeline.at(Duration.ofSeconds(20), () -> {
            pipeline.state = "rollback-failed";
            pipeline.reason = "the platform refused";
        });
        assertThat(pipeline.run(ScriptedPipeline.options())).isEqualTo(RunEnd.ROLLBACK_FAILED);
    }
}
