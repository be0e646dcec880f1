package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secret;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.GitHubAnswers;
import dev.goaround.rollback.actuators.GitHubHandle;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Dispatches a workflow and follows its run to its end. GitHub names the run in its answer ({@code return_run_details}); an
 * older server answers 204, and then the run is looked for by the idempotency key in its name: the workflow takes the key as
 * an input and shows it in {@code run-name}.
 */
record GitHubActuator(GitHubCalls calls, StepSecrets secrets, InstantSource clock)
        implements Actuator<GitHubWorkflowStep> {

    static final Duration ASK_AGAIN = Duration.ofSeconds(3);

    /** Runs are listed a little after their dispatch; only then does an empty list say that there was none. */
    static final Duration LISTED_AFTER = Duration.ofSeconds(15);

    private static final int NO_CONTENT = 204;

    @Override
    public Uni<Optional<StepResult>> look(GitHubWorkflowStep step, FillIns fillIns) {
        return secrets.with(
                        fillIns.service(),
                        step.secret(),
                        token -> calls.workflow(step, token).map(answer -> seen(step, answer)))
                .map(Optional::of);
    }

    private StepResult seen(GitHubWorkflowStep step, HttpAnswer answer) {
        if (!JsonBodies.isSuccess(answer)) {
            return GitHubAnswers.error(answer, GitHubCalls.message(answer), clock.instant())
                    .orElseGet(() -> new StepResult.Retry(null, "GitHub did not say whether the workflow is there"));
        }
        String state = JsonBodies.of(answer).path("state").asText("");
        return state.equals("active")
                ? new StepResult.Done("workflow " + step.workflow() + " is active", null)
                : new StepResult.Refused("workflow " + step.workflow() + " is " + state + ": enable it");
    }

    /** A server from before 2026 is asked a second time. */
    @Override
    public Duration longestCall(GitHubWorkflowStep step) {
        return Call.DEFAULT_DEADLINE.multipliedBy(2);
    }

    @Override
    public Uni<StepResult> carryOut(GitHubWorkflowStep step, FillIns fillIns) {
        Instant begun = clock.instant();
        return secrets.with(
                fillIns.service(),
                step.secret(),
                token -> calls.dispatch(step, fillIns, token).map(answer -> dispatched(answer, begun)));
    }

    @Override
    public Uni<StepResult> follow(GitHubWorkflowStep step, FillIns fillIns, String handle) {
        GitHubHandle parsed = GitHubHandle.parse(handle);
        return secrets.seeing(fillIns.service(), step.secret(), token -> {
            if (parsed instanceof GitHubHandle.Run run) {
                return calls.run(step, run.id(), token).map(answer -> followed(answer, run));
            }
            return look(step, fillIns, parsed, token);
        });
    }

    @Override
    public Uni<StepResult> takeUp(GitHubWorkflowStep step, FillIns fillIns, Instant startedAt) {
        return follow(step, fillIns, new GitHubHandle.Maybe(startedAt).text());
    }

    private StepResult dispatched(HttpAnswer answer, Instant begun) {
        Optional<StepResult> error = JsonBodies.isSuccess(answer)
                ? Optional.empty()
                : GitHubAnswers.error(answer, GitHubCalls.message(answer), clock.instant());
        if (error.isPresent()) {
            return error.get();
        }
        if (!(answer instanceof HttpAnswer.Answered answered) || !answered.isSuccess()) {
            return maybe(answer, begun);
        }
        JsonNode run = answered.status() == NO_CONTENT ? null : JsonBodies.of(answered);
        return run != null && run.path("workflow_run_id").isIntegralNumber()
                ? begun(
                        new GitHubHandle.Run(run.path("workflow_run_id").asLong()),
                        run.path("html_url").asText(null),
                        true)
                : begun(new GitHubHandle.Dispatched(begun), null, false);
    }

    /** It is looked for, and not before whoever answered wants to be asked again. */
    private StepResult maybe(HttpAnswer answer, Instant begun) {
        Duration wanted =
                answer instanceof HttpAnswer.Answered answered ? GitHubAnswers.wait(answered, clock.instant()) : null;
        return new StepResult.Begun(
                new GitHubHandle.Maybe(begun).text(), null, false, wanted == null ? ASK_AGAIN : wanted);
    }

    /** Asking is safe, so whatever is not clear is asked again. */
    private StepResult followed(HttpAnswer answer, GitHubHandle.Run run) {
        if (JsonBodies.isSuccess(answer)) {
            return RunState.of(JsonBodies.of(answer), run);
        }
        return GitHubAnswers.error(answer, GitHubCalls.message(answer), clock.instant())
                .map(error -> error instanceof StepResult.Refused refused
                        ? new StepResult.Unknown("the workflow runs, but cannot be followed: " + refused.reason())
                        : againAfter(error, run))
                .orElseGet(() -> begun(run, null, true));
    }

    private static StepResult againAfter(StepResult error, GitHubHandle handle) {
        Duration wanted = error instanceof StepResult.Retry retry ? retry.after() : null;
        return new StepResult.Begun(
                handle.text(), null, handle instanceof GitHubHandle.Run, wanted == null ? ASK_AGAIN : wanted);
    }

    private Uni<StepResult> look(GitHubWorkflowStep step, FillIns fillIns, GitHubHandle handle, Secret token) {
        Instant begun = handle instanceof GitHubHandle.Dispatched dispatched
                ? dispatched.at()
                : ((GitHubHandle.Maybe) handle).at();
        return calls.runsSince(step, begun, token).map(answer -> {
            if (JsonBodies.isSuccess(answer)) {
                return found(JsonBodies.of(answer), fillIns.key(), handle, begun);
            }
            return GitHubAnswers.error(answer, GitHubCalls.message(answer), clock.instant())
                    .map(error -> error instanceof StepResult.Refused refused
                            ? new StepResult.Unknown("the workflow's run cannot be looked for: " + refused.reason())
                            : againAfter(error, handle))
                    .orElseGet(() -> begun(handle, null, false));
        });
    }

    private StepResult found(JsonNode answer, String key, GitHubHandle handle, Instant begun) {
        JsonNode runs = answer.path("workflow_runs");
        if (!runs.isArray()) {
            // Not GitHub's list: that there is no run in it means nothing.
            return begun(handle, null, false);
        }
        Pattern shown = Pattern.compile("(?<![A-Za-z0-9-])" + Pattern.quote(key) + "(?![A-Za-z0-9-])");
        for (JsonNode run : runs) {
            if (shown.matcher(run.path("display_title").asText("")).find()
                    || shown.matcher(run.path("name").asText("")).find()) {
                return RunState.of(run, new GitHubHandle.Run(run.path("id").asLong()));
            }
        }
        if (handle instanceof GitHubHandle.Dispatched || clock.instant().isBefore(begun.plus(LISTED_AFTER))) {
            return begun(handle, null, false);
        }
        return runs.isEmpty()
                ? new StepResult.Retry(
                        Duration.ZERO, "GitHub did not take the dispatch: no run of the workflow was created")
                : new StepResult.Unknown(
                        "the dispatch may or may not have been taken: runs were created since, and none"
                                + " shows the key " + key + "; let the workflow's run-name show the input that holds "
                                + FillIns.KEY);
    }

    private static StepResult begun(GitHubHandle handle, String link, boolean sure) {
        return new StepResult.Begun(handle.text(), link, sure, ASK_AGAIN);
    }
}
