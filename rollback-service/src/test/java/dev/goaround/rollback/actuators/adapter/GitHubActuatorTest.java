package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubActuatorTest {

    private static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00Z");
    private static final String MAYBE = "maybe:" + BEGUN;
    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dep-1", null, "order-dep-1", "undo", "order-dep-1-1");
    private static final GitHubWorkflowStep STEP = new GitHubWorkflowStep(
            "undo",
            null,
            URI.create("https://api.github.example/"),
            "acme/shop",
            "roll back.yml",
            "main",
            Map.of("version", "{target_version}", "key", "{idempotency_key}", "odd", "{whatever}"),
            "github",
            Duration.ofMinutes(10));

    private final Receiver receiver = new Receiver();
    private Instant now = BEGUN;

    @Test
    void dispatchesWithTheInputsFilledInAndFollowsTheRunThatGitHubNames() throws IOException {
        receiver.answers(200, "{\"workflow_run_id\": 42, \"html_url\": \"https://github.example/runs/42\"}");
        assertThat(carryOut())
                .isEqualTo(new StepResult.Begun(
                        "run:42", "https://github.example/runs/42", true, GitHubActuator.ASK_AGAIN));
        Call call = receiver.calls().get(0);
        assertThat(call.uri())
                .isEqualTo(URI.create(
                        "https://api.github.example/repos/acme/shop/actions/workflows/roll%20back.yml/dispatches"));
        assertThat(call.headers())
                .containsEntry("authorization", "Bearer ghp_example")
                .containsEntry("accept", "application/vnd.github+json");
        JsonNode body = EventJson.mapper().readTree(call.body().bytes());
        assertThat(body.path("ref").asText()).isEqualTo("main");
        assertThat(body.path("return_run_details").asBoolean()).isTrue();
        assertThat(body.path("inputs").path("version").asText()).isEqualTo("1.0.0");
        assertThat(body.path("inputs").path("key").asText()).isEqualTo("order-dep-1-1");
        assertThat(body.path("inputs").path("odd").asText()).isEqualTo("{whatever}");
    }

    @Test
    void anOlderServerIsAskedWithoutRunDetails() {
        receiver.answers(422, "{\"message\": \"Invalid request: return_run_details is not a permitted key\"}")
                .answers(204, "");
        assertThat(carryOut())
                .isEqualTo(new StepResult.Begun("dispatched:" + BEGUN, null, false, GitHubActuator.ASK_AGAIN));
        assertThat(receiver.calls().get(1).body().text()).doesNotContain("return_run_details");
    }

    @Test
    void aRunThatGitHubDidNotNameIsFoundByTheKeyInItsName() {
        receiver.answers(200, runs(run(7, "deploy", "queued"), run(8, "roll back order-dep-1-1", "in_progress")));
        assertThat(follow("dispatched:" + BEGUN))
                .isEqualTo(
                        new StepResult.Begun("run:8", "https://github.example/runs/8", true, GitHubActuator.ASK_AGAIN));
        assertThat(receiver.calls().get(0).uri().toString())
                .contains("/runs?event=workflow_dispatch", "created=%3E%3D2026-03-01T11%3A59%3A00Z");
    }

    @Test
    void aDispatchedRunThatIsNotListedYetIsLookedForAgain() {
        receiver.answers(200, runs());
        assertThat(follow("dispatched:" + BEGUN))
                .isEqualTo(new StepResult.Begun("dispatched:" + BEGUN, null, false, GitHubActuator.ASK_AGAIN));
    }

    @Test
    void theRunsConclusionIsTheStepsResult() {
        receiver.answers(200, run(42, "x", "in_progress"))
                .answers(200, run(42, "x", "completed\",\"conclusion\":\"success"))
                .answers(200, run(42, "x", "completed\",\"conclusion\":\"failure"));
        assertThat(follow("run:42")).isInstanceOf(StepResult.Begun.class);
        assertThat(follow("run:42"))
                .isEqualTo(new StepResult.Done("run 42 succeeded", "https://github.example/runs/42"));
        assertThat(((StepResult.Refused) follow("run:42")).reason()).contains("run 42 ended as failure");
    }

    @ParameterizedTest
    @CsvSource({
        "401, does not accept the token",
        "403, needs Actions: write",
        "404, knows no such repository or workflow",
        "422, refuses the dispatch"
    })
    void gitHubsRefusalsAreForGoodAndSayWhatWouldBeRight(int status, String words) {
        receiver.answers(status, "{\"message\": \"as GitHub says\"}");
        assertThat(((StepResult.Refused) carryOut()).reason()).contains(words, "as GitHub says");
    }

    @Test
    void rateLimitsAreWaitedOut() {
        receiver.answers(429, Map.of("retry-after", List.of("9"), "x-github-request-id", List.of("1:2")), "")
                .answers(
                        403,
                        Map.of(
                                "x-ratelimit-remaining",
                                List.of("0"),
                                "x-ratelimit-reset",
                                List.of(Long.toString(BEGUN.getEpochSecond() + 60))),
                        "")
                .answers(429, Map.of("x-github-request-id", List.of("1:2")), "");
        assertThat(((StepResult.Retry) carryOut()).after()).isEqualTo(Duration.ofSeconds(9));
        assertThat(((StepResult.Retry) carryOut()).after()).isEqualTo(Duration.ofMinutes(1));
        assertThat(((StepResult.Retry) carryOut()).after()).isNull();
    }

    @Test
    void aDispatchWithoutAClearAnswerIsLookedForBeforeItIsRepeated() {
        receiver.with(new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.TIMEOUT, "none"))
                .answers(502, "");
        assertThat(carryOut()).isEqualTo(new StepResult.Begun(MAYBE, null, false, GitHubActuator.ASK_AGAIN));
        assertThat(carryOut()).isEqualTo(new StepResult.Begun(MAYBE, null, false, GitHubActuator.ASK_AGAIN));
    }

    @Test
    void whatAProxyMayHaveHandedOnIsLookedForBeforeItIsRepeated() {
        receiver.answers(429, Map.of("retry-after", List.of("9")), "").answers(408, "");
        assertThat(carryOut()).isEqualTo(new StepResult.Begun(MAYBE, null, false, Duration.ofSeconds(9)));
        assertThat(carryOut()).isEqualTo(new StepResult.Begun(MAYBE, null, false, GitHubActuator.ASK_AGAIN));
    }

    @Test
    void aPageInTheListsPlaceDoesNotSayThatThereIsNoRun() {
        now = BEGUN.plusSeconds(60);
        receiver.answers(200, "<html>Log in</html>").answers(200, "{}");
        assertThat(follow(MAYBE)).isEqualTo(new StepResult.Begun(MAYBE, null, false, GitHubActuator.ASK_AGAIN));
        assertThat(follow(MAYBE)).isEqualTo(new StepResult.Begun(MAYBE, null, false, GitHubActuator.ASK_AGAIN));
    }

    @Test
    void aLongerKeyIsAnotherStepsRun() {
        receiver.answers(
                200,
                runs(
                        run(9, "roll back order-dep-1-10", "completed\",\"conclusion\":\"success"),
                        run(8, "roll back (order-dep-1-1)", "in_progress")));
        assertThat(((StepResult.Begun) follow(MAYBE)).handle()).isEqualTo("run:8");
    }

    @Test
    void aRunThatIsOverWithoutAConclusionIsAskedAgain() {
        receiver.answers(200, run(42, "x", "completed"));
        assertThat(follow("run:42")).isInstanceOf(StepResult.Begun.class);
    }

    @Test
    void aRunIsUnknownWhereTheSecretIsGone() {
        GitHubActuator without =
                new GitHubActuator(new GitHubCalls(receiver), Receiver.secrets("OTHER", "x"), () -> now);
        assertThat(without.follow(STEP, ABOUT, "run:42").await().indefinitely()).isInstanceOf(StepResult.Unknown.class);
        assertThat(without.takeUp(STEP, ABOUT, BEGUN).await().indefinitely()).isInstanceOf(StepResult.Unknown.class);
    }

    @Test
    void itIsRepeatedOnlyWhenNoRunWasCreatedForAWhile() {
        receiver.answers(200, runs()).answers(200, runs());
        now = BEGUN.plusSeconds(5);
        assertThat(follow(MAYBE)).isInstanceOf(StepResult.Begun.class);
        now = BEGUN.plusSeconds(15);
        assertThat(follow(MAYBE)).isInstanceOf(StepResult.Retry.class);
    }

    @Test
    void itIsUnknownWhenRunsWereCreatedThatDoNotShowTheKey() {
        now = BEGUN.plusSeconds(15);
        receiver.answers(200, runs(run(7, "roll back", "in_progress")));
        assertThat(((StepResult.Unknown) follow(MAYBE)).reason()).contains("run-name", "{idempotency_key}");
    }

    @Test
    void afterACrashTheRunIsLookedForByItsKey() {
        receiver.answers(200, runs(run(8, "roll back order-dep-1-1", "completed\",\"conclusion\":\"success")));
        assertThat(actuator().takeUp(STEP, ABOUT, BEGUN).await().indefinitely()).isInstanceOf(StepResult.Done.class);
        assertThat(receiver.calls()).hasSize(1).allMatch(call -> call.method() == Call.Method.GET);
    }

    @Test
    void aRunThatCannotBeSeenAnyMoreIsUnknownAndOneThatCannotBeReachedIsAskedAgain() {
        receiver.answers(404, "")
                .answers(503, "")
                .with(new HttpAnswer.NotSent(HttpAnswer.NotSent.Kind.CONNECT, "refused"));
        assertThat(follow("run:42")).isInstanceOf(StepResult.Unknown.class);
        assertThat(follow("run:42")).isInstanceOf(StepResult.Begun.class);
        assertThat(follow("run:42")).isInstanceOf(StepResult.Begun.class);
    }

    private StepResult carryOut() {
        return actuator().carryOut(STEP, ABOUT).await().indefinitely();
    }

    private StepResult follow(String handle) {
        return actuator().follow(STEP, ABOUT, handle).await().indefinitely();
    }

    private GitHubActuator actuator() {
        return new GitHubActuator(new GitHubCalls(receiver), Receiver.secrets(), () -> now);
    }

    private static String run(long id, String title, String status) {
        return "{\"id\":" + id + ",\"name\":\"Roll back\",\"display_title\":\"" + title + "\",\"status\":\"" + status
                + "\",\"html_url\":\"https://github.example/runs/" + id + "\"}";
    }

    private static String runs(String... runs) {
        return "{\"total_count\":" + runs.length + ",\"workflow_runs\":[" + String.join(",", runs) + "]}";
    }
}
