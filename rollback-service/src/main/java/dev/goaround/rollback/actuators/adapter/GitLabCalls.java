package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.GitLabPipelineStep;
import dev.goaround.egress.Answer;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.Secret;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.RetryAfter;
import dev.goaround.rollback.actuators.Trouble;
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

    Uni<Answer> create(GitLabPipelineStep step, FillIns fillIns, Secret token) {
        List<Map<String, String>> variables = new ArrayList<>();
        step.variables().forEach((name, value) -> variables.add(variable(name, fillIns.in(value))));
        variables.add(variable(GitLabPipelineStep.KEY_VARIABLE, fillIns.key()));
        Map<String, Object> body = Map.of("ref", fillIns.in(step.ref()), "variables", variables);
        Call call =
                Call.post(Paths.under(step.api(), project(step) + "/pipeline"), "application/json", Json.body(body));
        return http.send(authorised(call, token));
    }

    Uni<Answer> project(GitLabPipelineStep step, Secret token) {
        return get(step, "", token);
    }

    Uni<Answer> pipeline(GitLabPipelineStep step, long id, Secret token) {
        return get(step, "/pipelines/" + id, token);
    }

    /** Those that the API created, newest first. */
    Uni<Answer> pipelinesSince(GitLabPipelineStep step, FillIns fillIns, Instant begun, Secret token) {
        String since = begun.minus(SKEW).truncatedTo(ChronoUnit.SECONDS).toString();
        return get(
                step,
                "/pipelines?source=api&per_page=" + MOST + "&ref=" + Paths.encoded(fillIns.in(step.ref()))
                        + "&created_after=" + Paths.encoded(since),
                token);
    }

    Uni<Answer> variables(GitLabPipelineStep step, long id, Secret token) {
        return get(step, "/pipelines/" + id + "/variables?per_page=100", token);
    }

    /** Empty if the call succeeded. */
    static Optional<Trouble> trouble(Answer answer, Instant now) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Trouble.unanswered(answer);
        }
        if (!answered.isSuccess()) {
            return Optional.of(trouble(answered, now));
        }
        return Json.of(answered).isContainerNode()
                ? Optional.empty()
                : Optional.of(Trouble.unreadable("GitLab", answered.status()));
    }

    /** Empty if the call succeeded and the answer is a list. */
    static Optional<Trouble> listTrouble(Answer answer, Instant now) {
        return trouble(answer, now)
                .or(() -> Json.of(answer).isArray()
                        ? Optional.empty()
                        : Optional.of(Trouble.unclear("GitLab answered something else than a list")));
    }

    /**
     * Whether it may be from something between us and GitLab, which may limit what it has handed on; GitLab says what the limit is.
     */
    static boolean isSomebodysLimit(Answer answer) {
        return answer instanceof Answer.Answered answered
                && answered.status() == TOO_MANY
                && answered.header("ratelimit-limit").isEmpty();
    }

    private static Trouble trouble(Answer.Answered answered, Instant now) {
        String message = message(Json.of(answered));
        Duration after = RetryAfter.read(answered.header("retry-after").orElse(null), now);
        int status = answered.status();
        if (status == TOO_MANY || (status == BAD_REQUEST && message.contains(TOO_MANY_PIPELINES))) {
            return Trouble.notNow(after, "GitLab limits the rate: " + status + message);
        }
        return switch (status) {
            case BAD_REQUEST ->
                Trouble.refused(
                        "GitLab refuses the pipeline (400): check ref, the file .gitlab-ci.yml there, and who may"
                                + " set pipeline variables" + message);
            case UNAUTHORIZED ->
                Trouble.refused("GitLab does not accept the token (401): renew the step's secret" + message);
            case FORBIDDEN ->
                Trouble.refused("the token may not run or see pipelines (403): it needs the scope api and the role"
                        + " Developer" + message);
            case NOT_FOUND ->
                Trouble.refused(
                        "GitLab knows no such project or pipeline, or the token may not see it (404)" + message);
            default ->
                Trouble.mayHideAnEffect(status)
                        ? Trouble.unclear("GitLab answered " + status + message)
                        : Trouble.refused("GitLab answered " + status + message);
        };
    }

    /** Either a text or, for a pipeline that cannot be created, lists of texts by field. */
    private static String message(JsonNode body) {
        JsonNode message = body.path("message");
        String text = message.isContainerNode() ? message.toString() : message.asText("");
        return text.isEmpty() ? "" : ": " + text;
    }

    private Uni<Answer> get(GitLabPipelineStep step, String path, Secret token) {
        return http.send(authorised(Call.get(Paths.under(step.api(), project(step) + path)), token));
    }

    private static Map<String, String> variable(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    private static String project(GitLabPipelineStep step) {
        return "/projects/" + Paths.encoded(step.project());
    }

    private static Call authorised(Call call, Secret token) {
        return call.withHeaders(
                        Map.of("accept", "application/json", "user-agent", "goaround", "private-token", token.reveal()))
                .carrying(token);
    }
}
