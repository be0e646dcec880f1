package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.GitLabPipelineStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secret;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Creates a pipeline and follows it to its end. Its variables hold the idempotency key, and GitLab shows a pipeline's variables:
 * where no answer came, or after a crash, the pipeline is looked for by them.
 */
record GitLabActuator(GitLabCalls calls, StepSecrets secrets, InstantSource clock)
        implements Actuator<GitLabPipelineStep> {

    static final Duration ASK_AGAIN = Duration.ofSeconds(3);

    /** A pipeline may still be being created when it is first looked for; only then does its absence mean something. */
    static final Duration CREATED_AFTER = Duration.ofSeconds(15);

    private static final String PIPELINE = "pipeline:";

    private static final int LOOKED_AT_PER_CALL = 4;
    private static final Set<String> BAD_ENDS = Set.of("failed", "canceled", "skipped");

    @Override
    public Uni<Optional<StepResult>> look(GitLabPipelineStep step, FillIns fillIns) {
        return secrets.with(
                        fillIns.service(),
                        step.secret(),
                        token -> calls.project(step, token)
                                .map(answer -> GitLabCalls.trouble(answer, clock.instant())
                                        .map(CallFailure::ofAsking)
                                        .orElseGet(() ->
                                                new StepResult.Done("project " + step.project() + " is there", null))))
                .map(Optional::of);
    }

    /** The list, and the variables of those that are looked at. */
    @Override
    public Duration longestCall(GitLabPipelineStep step) {
        return Call.DEFAULT_DEADLINE.multipliedBy(1L + LOOKED_AT_PER_CALL);
    }

    @Override
    public Uni<StepResult> carryOut(GitLabPipelineStep step, FillIns fillIns) {
        Instant begun = clock.instant();
        return secrets.with(
                fillIns.service(),
                step.secret(),
                token -> calls.create(step, fillIns, token).map(answer -> created(answer, begun)));
    }

    @Override
    public Uni<StepResult> follow(GitLabPipelineStep step, FillIns fillIns, String handle) {
        return secrets.seeing(
                fillIns.service(),
                step.secret(),
                token -> handle.startsWith(PIPELINE)
                        ? calls.pipeline(step, Long.parseLong(handle.substring(PIPELINE.length())), token)
                                .map(answer -> followed(answer, handle))
                        : look(step, fillIns, PipelineSearch.parse(handle), token));
    }

    @Override
    public Uni<StepResult> takeUp(GitLabPipelineStep step, FillIns fillIns, Instant startedAt) {
        return follow(step, fillIns, PipelineSearch.from(startedAt).text());
    }

    private StepResult created(HttpAnswer answer, Instant begun) {
        Optional<CallFailure> failure = GitLabCalls.trouble(answer, clock.instant());
        if (failure.isPresent()) {
            boolean clear = failure.get().kind() != CallFailure.Kind.UNCLEAR && !GitLabCalls.isSomebodysLimit(answer);
            return clear
                    ? failure.get().ofAsking()
                    : failure.get().ofLooking(PipelineSearch.from(begun).text(), false, ASK_AGAIN);
        }
        JsonNode pipeline = JsonBodies.of(answer);
        return pipeline.path("id").isIntegralNumber() ? state(pipeline) : maybe(begun);
    }

    private StepResult followed(HttpAnswer answer, String handle) {
        return GitLabCalls.trouble(answer, clock.instant())
                .or(() -> handle.equals(
                                PIPELINE + JsonBodies.of(answer).path("id").asText())
                        ? Optional.empty()
                        : Optional.of(CallFailure.unclear("GitLab answered with something else than the pipeline")))
                .map(failure -> failure.ofLooking(handle, true, ASK_AGAIN))
                .orElseGet(() -> state(JsonBodies.of(answer)));
    }

    private static StepResult state(JsonNode pipeline) {
        long id = pipeline.path("id").asLong();
        String link = pipeline.path("web_url").asText(null);
        String status = pipeline.path("status").asText("");
        if (status.equals("success")) {
            return new StepResult.Done("pipeline " + id + " succeeded", link);
        }
        return BAD_ENDS.contains(status)
                ? new StepResult.Refused("pipeline " + id + " ended as " + status + (link == null ? "" : ": " + link))
                : new StepResult.Begun(PIPELINE + id, link, true, ASK_AGAIN);
    }

    private Uni<StepResult> look(GitLabPipelineStep step, FillIns fillIns, PipelineSearch search, Secret token) {
        return calls.pipelinesSince(step, fillIns, search.begun(), token)
                .chain(answer -> GitLabCalls.listTrouble(answer, clock.instant())
                        .map(failure -> result(failure.ofLooking(search.text(), false, ASK_AGAIN)))
                        .orElseGet(
                                () -> lookAt(step, fillIns, search.at(clock.instant()), JsonBodies.of(answer), token)));
    }

    private Uni<StepResult> lookAt(
            GitLabPipelineStep step, FillIns fillIns, PipelineSearch search, JsonNode listed, Secret token) {
        List<Long> left = ids(listed).stream().filter(id -> id < search.below()).toList();
        List<Long> few = left.subList(0, Math.min(LOOKED_AT_PER_CALL, left.size()));
        StepResult otherwise = few.size() == left.size()
                ? notFound(search, listed.size())
                : new StepResult.Begun(search.past(few.get(few.size() - 1)).text(), null, false, Duration.ZERO);
        return lookAt(step, fillIns, search, few, otherwise, token);
    }

    /** One after the other. */
    private Uni<StepResult> lookAt(
            GitLabPipelineStep step,
            FillIns fillIns,
            PipelineSearch search,
            List<Long> ids,
            StepResult otherwise,
            Secret token) {
        if (ids.isEmpty()) {
            return result(otherwise);
        }
        long id = ids.get(0);
        return calls.variables(step, id, token).chain(answer -> {
            Optional<CallFailure> failure = GitLabCalls.listTrouble(answer, clock.instant());
            if (failure.isPresent()) {
                return result(failure.get().ofLooking(search.text(), false, ASK_AGAIN));
            }
            return holds(JsonBodies.of(answer), fillIns.key())
                    ? result(new StepResult.Begun(PIPELINE + id, null, true, Duration.ZERO))
                    : lookAt(step, fillIns, search, ids.subList(1, ids.size()), otherwise, token);
        });
    }

    private static StepResult notFound(PipelineSearch search, int listed) {
        if (listed >= GitLabCalls.MOST) {
            return new StepResult.Unknown("GitLab lists " + listed + " pipelines since the call, none of them with the"
                    + " key, and there may be more: whether ours is among them is not known");
        }
        return search.since().isBefore(search.begun().plus(CREATED_AFTER))
                ? maybe(search.begun())
                : new StepResult.Retry(
                        Duration.ZERO, "GitLab did not take the call: no pipeline with the key was created");
    }

    private static boolean holds(JsonNode variables, String key) {
        return StreamSupport.stream(variables.spliterator(), false)
                .anyMatch(variable -> variable.path("key").asText().equals(GitLabPipelineStep.KEY_VARIABLE)
                        && variable.path("value").asText().equals(key));
    }

    private static List<Long> ids(JsonNode pipelines) {
        return StreamSupport.stream(pipelines.spliterator(), false)
                .map(pipeline -> pipeline.path("id").asLong())
                .toList();
    }

    private static StepResult maybe(Instant begun) {
        return new StepResult.Begun(PipelineSearch.from(begun).text(), null, false, ASK_AGAIN);
    }

    private static Uni<StepResult> result(StepResult result) {
        return Uni.createFrom().item(result);
    }
}
