package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.GitLabPipelineStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabActuatorTest {

    private static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LINK = "https://gitlab.example/acme/shop/-/pipelines/61";
    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dep-1", null, "order-dep-1", "undo", "order-dep-1-1");

    private final GitLab gitLab = new GitLab();
    private Instant now = BEGUN;

    static GitLabPipelineStep step(String ref) {
        return new GitLabPipelineStep(
                "undo",
                null,
                URI.create("https://gitlab.example/api/v4/"),
                "acme/shop",
                ref,
                Map.of("VERSION", "{target_version}"),
                "gitlab",
                Duration.ofMinutes(10),
                null);
    }

    @BeforeEach
    void begin() {
        gitLab.at(BEGUN);
    }

    @Test
    void createsAPipelineWithTheVariablesAndTheKeyAndFollowsIt() {
        assertThat(carryOut("main"))
                .isEqualTo(new StepResult.Begun("pipeline:61", LINK, true, GitLabActuator.ASK_AGAIN));
        JsonNode body = Stub.body(gitLab.errors().calls().get(0));
        assertThat(body.path("variables"))
                .containsExactlyInAnyOrder(
                        Stub.read("{'key':'VERSION','value':'1.0.0'}"),
                        Stub.read("{'key':'GOAROUND_KEY','value':'order-dep-1-1'}"));
        assertThat(follow("pipeline:61")).isInstanceOf(StepResult.Begun.class);
        later(20);
        assertThat(follow("pipeline:61")).isEqualTo(new StepResult.Done("pipeline 61 succeeded", LINK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "canceled", "skipped"})
    void aPipelineThatEndsOtherwiseHasFailed(String status) {
        gitLab.endAs(status);
        carryOut("main");
        later(20);
        assertThat(((StepResult.Refused) follow("pipeline:61")).reason())
                .isEqualTo("pipeline 61 ended as " + status + ": " + LINK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "created",
                "waiting_for_resource",
                "preparing",
                "pending",
                "running",
                "manual",
                "scheduled",
                "canceling"
            })
    void aPipelineThatHasNotEndedIsFollowedOn(String status) {
        gitLab.endAs(status);
        carryOut("main");
        later(20);
        assertThat(follow("pipeline:61")).isInstanceOf(StepResult.Begun.class);
    }

    @Test
    void aRefThatIsNotThereIsRefusedInGitLabsWords() {
        assertThat(((StepResult.Refused) carryOut("mian")).reason()).contains("(400)", "Reference not found");
    }

    @ParameterizedTest
    @CsvSource({
        "401, 401 Unauthorized, Refused, does not accept the token",
        "403, 403 Forbidden, Refused, needs the scope api",
        "404, 404 Project Not Found, Refused, knows no such project",
        "400, Insufficient permissions to set pipeline variables, Refused, who may set pipeline variables",
        "400, Too many pipelines created in the last minute. Try again later., Retry, limits the rate",
        "429, Retry later, Begun, maybe",
        "408, Request Timeout, Begun, maybe",
        "418, I am a teapot, Refused, GitLab answered 418",
        "500, 500 Internal Server Error, Begun, maybe",
        "502, GitLab is not responding, Begun, maybe"
    })
    void errorsOfCreatingAreClear(int status, String message, String result, String words) {
        gitLab.errors().add(call -> true, GitLab.error(status, message, Map.of("retry-after", List.of("7"))));
        StepResult outcome = carryOut("main");
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(result);
        assertThat(outcome.toString()).contains(words);
        if (outcome instanceof StepResult.Retry retry) {
            assertThat(retry.after()).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void aPipelineThatWasCreatedWithoutAnAnswerIsFoundByItsKeyAmongOthers() {
        gitLab.withAnother();
        gitLab.errors()
                .add(
                        call -> call.method() == Call.Method.POST,
                        new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.TIMEOUT, "none"));
        assertThat(carryOut("main"))
                .isEqualTo(new StepResult.Begun("maybe:" + BEGUN, null, false, GitLabActuator.ASK_AGAIN));
        carryOut("main");
        assertThat(follow("maybe:" + BEGUN)).isEqualTo(new StepResult.Begun("pipeline:62", null, true, Duration.ZERO));
    }

    @Test
    void gitLabsOwnLimitIsWaitedOut() {
        gitLab.errors()
                .add(
                        call -> true,
                        GitLab.error(
                                429,
                                "Retry later",
                                Map.of("retry-after", List.of("7"), "ratelimit-limit", List.of("60"))));
        assertThat(((StepResult.Retry) carryOut("main")).after()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aSearchAmongManyPipelinesIsSpreadOverCallsAndFindsTheKeyAtItsEnd() {
        carryOut("main");
        for (int i = 0; i < 9; i++) {
            gitLab.withNewer();
        }
        StepResult.Begun first = (StepResult.Begun) follow("maybe:" + BEGUN);
        assertThat(gitLab.errors().calls()).hasSize(1 + 1 + 4);
        assertThat(first.sure()).isFalse();
        StepResult.Begun second = (StepResult.Begun) follow(first.handle());
        assertThat(follow(second.handle())).isEqualTo(new StepResult.Begun("pipeline:61", null, true, Duration.ZERO));
    }

    @Test
    void whereThereAreMorePipelinesThanAreListedItIsUnknown() {
        for (int i = 0; i < 100; i++) {
            gitLab.withNewer();
        }
        later(15);
        StepResult result = follow("maybe:" + BEGUN);
        while (result instanceof StepResult.Begun begun) {
            result = follow(begun.handle());
        }
        assertThat(((StepResult.Unknown) result).reason()).contains("there may be more");
    }

    @Test
    void anAnswerThatIsNotGitLabsIsNeitherAnEndNorAnEmptyList() {
        HttpAnswer page = Stub.text(200, "<html>Log in</html>", Map.of());
        gitLab.errors().add(call -> true, page);
        assertThat(carryOut("main"))
                .isEqualTo(new StepResult.Begun("maybe:" + BEGUN, null, false, GitLabActuator.ASK_AGAIN));
        later(20);
        gitLab.errors().add(call -> true, page);
        assertThat(follow("maybe:" + BEGUN)).isInstanceOf(StepResult.Begun.class);
        gitLab.errors().add(call -> true, Stub.json(200, Map.of("status", "success")));
        assertThat(follow("pipeline:61"))
                .isEqualTo(new StepResult.Begun("pipeline:61", null, true, GitLabActuator.ASK_AGAIN));
    }

    @Test
    void aPipelineThatRunsIsUnknownWhereTheSecretIsGone() {
        GitLabActuator without = new GitLabActuator(new GitLabCalls(gitLab), Receiver.secrets("OTHER", "x"), () -> now);
        assertThat(without.follow(step("main"), ABOUT, "pipeline:61").await().indefinitely())
                .isInstanceOf(StepResult.Unknown.class);
        assertThat(without.carryOut(step("main"), ABOUT).await().indefinitely()).isInstanceOf(StepResult.Refused.class);
    }

    @Test
    void onlyAfterAWhileWithoutAPipelineItIsCreatedAgain() {
        gitLab.withAnother();
        later(5);
        assertThat(follow("maybe:" + BEGUN)).isInstanceOf(StepResult.Begun.class);
        later(15);
        assertThat(follow("maybe:" + BEGUN)).isInstanceOf(StepResult.Retry.class);
    }

    @Test
    void whereVariablesCannotBeSeenItIsUnknown() {
        gitLab.withAnother();
        gitLab.errors().add(call -> call.uri().getPath().endsWith("/variables"), GitLab.error(403, "403 Forbidden"));
        assertThat(follow("maybe:" + BEGUN)).isInstanceOf(StepResult.Unknown.class);
    }

    @Test
    void aPipelineThatCannotBeSeenAnyMoreIsUnknownAndOneThatCannotBeReachedIsAskedAgain() {
        carryOut("main");
        gitLab.errors().add(call -> true, GitLab.error(404, "404 Not found"));
        assertThat(follow("pipeline:61")).isInstanceOf(StepResult.Unknown.class);
        gitLab.errors().add(call -> true, GitLab.error(503, "no"));
        assertThat(follow("pipeline:61")).isInstanceOf(StepResult.Begun.class);
    }

    private void later(long seconds) {
        now = BEGUN.plusSeconds(seconds);
        gitLab.at(now);
    }

    private StepResult carryOut(String ref) {
        return actuator().carryOut(step(ref), ABOUT).await().indefinitely();
    }

    private StepResult follow(String handle) {
        return actuator().follow(step("main"), ABOUT, handle).await().indefinitely();
    }

    private GitLabActuator actuator() {
        return new GitLabActuator(
                new GitLabCalls(gitLab), Receiver.secrets("GOAROUND_SECRET_SHOP__GITLAB", GitLab.TOKEN), () -> now);
    }
}
