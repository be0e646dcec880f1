package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.GitLabPipelineStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.RetryAfter;
import dev.goaround.egress.Secret;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.FillIns;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The five calls of GitLab's pipelines API that a rollback needs, and what its errors mean. */
record GitLabCalls(GuardedHttp http) {

    /** GitLab's clock and ours need not agree. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** What GitLab says with a 400 where other limits answer 429. */
    private static final String TOO_MANY_PIPELINES = "Too many pipelines created";

    /** That GitLab lists at once. */
    static final int MOST = 100;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    Uni<HttpAnswer> create(GitLabPipelineStep step, FillIns fillIns, Secret token) {
        List<Map<String, String>> variables = new ArrayList<>();
        step.variables().forEach((name, value) -> variables.add(variable(name, fillIns.in(value))));
        variables.add(variable(GitLabPipelineStep.KEY_VARIABLE, fillIns.key()));
        Map<String, Object> body = Map.of("ref", fillIns.in(step.ref()), "variables", variables);
        Call call = Call.post(
                ApiPaths.under(step.api(), project(step) + "/pipeline"), "application/json", JsonBodies.body(body));
        return http.send(authorised(call, token));
    }

    Uni<HttpAnswer> project(GitLabPipelineStep step, Secret token) {
        return get(step, "", token);
    }

    Uni<HttpAnswer> pipeline(GitLabPipelineStep step, long id, Secret token) {
        return get(step, "/pipelines/" + id, token);
    }

    /** Those that the API created, newest first. */
    Uni<HttpAnswer> pipelinesSince(GitLabPipelineStep step, FillIns fillIns, Instant begun, Secret token) {
        String since = begun.minus(SKEW).truncatedTo(ChronoUnit.SECONDS).toString();
        return get(
                step,
                "/pipelines?source=api&per_page=" + MOST + "&ref=" + ApiPaths.encoded(fillIns.in(step.ref()))
                        + "&created_after=" + ApiPaths.encoded(since),
                token);
    }

    Uni<HttpAnswer> variables(GitLabPipelineStep step, long id, Secret token) {
        return get(step, "/pipelines/" + id + "/variables?per_page=100", token);
    }

    /** Empty if the call succeeded. */
    static Optional<CallFailure> trouble(HttpAnswer answer, Instant now) {
        if (!(answer instanceof HttpAnswer.Answered answered)) {
            return CallFailure.unanswered(answer);
        }
        if (!answered.isSuccess()) {
            return Optional.of(trouble(answered, now));
        }
        return JsonBodies.of(answered).isContainerNode()
                ? Optional.empty()
                : Optional.of(CallFailure.unreadable("GitLab", answered.status()));
    }

    /** Empty if the call succeeded and the answer is a list. */
    static Optional<CallFailure> listTrouble(HttpAnswer answer, Instant now) {
        return trouble(answer, now)
                .or(() -> JsonBodies.of(answer).isArray()
                        ? Optional.empty()
                        : Optional.of(CallFailure.unclear("GitLab answered something else than a list")));
    }

    /**
     * Whether it may be from something between us and GitLab, which may limit what it has handed on; GitLab says what the limit is.
     */
    static boolean isSomebodysLimit(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Answered answered
                && answered.status() == TOO_MANY
                && answered.header("ratelimit-limit").isEmpty();
    }

    private static CallFailure trouble(HttpAnswer.Answered answered, Instant now) {
        String message = message(JsonBodies.of(answered));
        Duration after = RetryAfter.of(answered, now).orElse(null);
        int status = answered.status();
        if (status == TOO_MANY || (status == BAD_REQUEST && message.contains(TOO_MANY_PIPELINES))) {
            return CallFailure.notNow(after, "GitLab limits the rate: " + status + message);
        }
        return switch (status) {
            case BAD_REQUEST ->
                CallFailure.refused(
                        "GitLab refuses the pipeline (400): check ref, the file .gitlab-ci.yml there, and who may"
                                + " set pipeline variables" + message);
            case UNAUTHORIZED ->
                CallFailure.refused("GitLab does not accept the token (401): renew the step's secret" + message);
            case FORBIDDEN ->
                CallFailure.refused("the token may not run or see pipelines (403): it needs the scope api and the role"
                        + " Developer" + message);
            case NOT_FOUND ->
                CallFailure.refused(
                        "GitLab knows no such project or pipeline, or the token may not see it (404)" + message);
            default ->
                CallFailure.mayHideAnEffect(status)
                        ? CallFailure.unclear("GitLab answered " + status + message)
                        : CallFailure.refused("GitLab answered " + status + message);
        };
    }

    /** Either a text or, for a pipeline that cannot be created, lists of texts by field. */
    private static String message(JsonNode body) {
        JsonNode message = body.path("message");
        String text = message.isContainerNode() ? message.toString() : message.asText("");
        return text.isEmpty() ? "" : ": " + text;
    }

    private Uni<HttpAnswer> get(GitLabPipelineStep step, String path, Secret token) {
        return http.send(authorised(Call.get(ApiPaths.under(step.api(), project(step) + path)), token));
    }

    private static Map<String, String> variable(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    private static String project(GitLabPipelineStep step) {
        return "/projects/" + ApiPaths.encoded(step.project());
    }

    private static Call authorised(Call call, Secret token) {
        return call.withHeaders(
                        Map.of("accept", "application/json", "user-agent", "goaround", "private-token", token.reveal()))
                .carrying(token);
    }
}
