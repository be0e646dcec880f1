package dev.goaround.rollback.actuators.adapter;

import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secret;
import dev.goaround.rollback.actuators.FillIns;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The four calls of GitHub's REST API for Actions that a rollback needs. */
record GitHubCalls(GuardedHttp http) {

    private static final String RUN_DETAILS = "return_run_details";
    private static final String API_VERSION = "2022-11-28";

    /** GitHub's clock and ours need not agree. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** Asks GitHub to name the run; a server from before 2026 may refuse the question, then without it. */
    Uni<HttpAnswer> dispatch(GitHubWorkflowStep step, FillIns fillIns, Secret token) {
        return dispatch(step, fillIns, token, true)
                .chain(answer -> refusesRunDetails(answer)
                        ? dispatch(step, fillIns, token, false)
                        : Uni.createFrom().item(answer));
    }

    private Uni<HttpAnswer> dispatch(GitHubWorkflowStep step, FillIns fillIns, Secret token, boolean runDetails) {
        Map<String, String> inputs = new LinkedHashMap<>();
        step.inputs().forEach((name, value) -> inputs.put(name, fillIns.in(value)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ref", fillIns.in(step.ref()));
        body.put("inputs", inputs);
        if (runDetails) {
            body.put(RUN_DETAILS, true);
        }
        URI uri = uri(step, "/actions/workflows/" + ApiPaths.encoded(step.workflow()) + "/dispatches");
        return http.send(authorised(Call.post(uri, "application/json", JsonBodies.body(body)), token));
    }

    Uni<HttpAnswer> workflow(GitHubWorkflowStep step, Secret token) {
        return http.send(authorised(
                Call.get(uri(step, "/actions/workflows/" + ApiPaths.encoded(step.workflow()))), token));
    }

    Uni<HttpAnswer> run(GitHubWorkflowStep step, long id, Secret token) {
        return http.send(authorised(Call.get(uri(step, "/actions/runs/" + id)), token));
    }

    Uni<HttpAnswer> runsSince(GitHubWorkflowStep step, Instant begun, Secret token) {
        String since = ApiPaths.encoded(">=" + begun.minus(SKEW).truncatedTo(ChronoUnit.SECONDS));
        String query = "?event=workflow_dispatch&per_page=30&created=" + since;
        URI uri = uri(step, "/actions/workflows/" + ApiPaths.encoded(step.workflow()) + "/runs" + query);
        return http.send(authorised(Call.get(uri), token));
    }

    /** GitHub's own words about an error, for a reason's end. */
    static String message(HttpAnswer answer) {
        String message = JsonBodies.of(answer).path("message").asText("");
        return message.isEmpty() ? "" : ": " + message;
    }

    private static boolean refusesRunDetails(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Answered answered
                && (answered.status() == 400 || answered.status() == 422)
                && answered.body().text().contains(RUN_DETAILS);
    }

    private static Call authorised(Call call, Secret token) {
        return call.withHeaders(Map.of(
                        "accept",
                        "application/vnd.github+json",
                        "x-github-api-version",
                        API_VERSION,
                        "user-agent",
                        "goaround"))
                .withBearer(token);
    }

    private static URI uri(GitHubWorkflowStep step, String path) {
        return ApiPaths.under(step.api(), "/repos/" + step.repository() + path);
    }
}
