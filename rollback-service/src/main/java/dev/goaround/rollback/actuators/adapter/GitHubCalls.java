package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.egress.Answer;
import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.Secret;
import dev.goaround.rollback.actuators.FillIns;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The three calls of GitHub's REST API for Actions that a rollback needs. */
record GitHubCalls(GuardedHttp http) {

    private static final String RUN_DETAILS = "return_run_details";
    private static final String API_VERSION = "2022-11-28";

    /** GitHub's clock and ours need not agree. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** Asks GitHub to name the run; a server from before 2026 may refuse the question, then without it. */
    Uni<Answer> dispatch(GitHubWorkflowStep step, FillIns fillIns, Secret token) {
        return dispatch(step, fillIns, token, true)
                .chain(answer -> refusesRunDetails(answer)
                        ? dispatch(step, fillIns, token, false)
                        : Uni.createFrom().item(answer));
    }

    private Uni<Answer> dispatch(GitHubWorkflowStep step, FillIns fillIns, Secret token, boolean runDetails) {
        Map<String, String> inputs = new LinkedHashMap<>();
        step.inputs().forEach((name, value) -> inputs.put(name, fillIns.in(value)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ref", fillIns.in(step.ref()));
        body.put("inputs", inputs);
        if (runDetails) {
            body.put(RUN_DETAILS, true);
        }
        URI uri = uri(step, "/actions/workflows/" + encoded(step.workflow()) + "/dispatches");
        return http.send(authorised(Call.post(uri, "application/json", json(body)), token));
    }

    Uni<Answer> run(GitHubWorkflowStep step, long id, Secret token) {
        return http.send(authorised(Call.get(uri(step, "/actions/runs/" + id)), token));
    }

    Uni<Answer> runsSince(GitHubWorkflowStep step, Instant begun, Secret token) {
        String since = encoded(">=" + begun.minus(SKEW).truncatedTo(ChronoUnit.SECONDS));
        String query = "?event=workflow_dispatch&per_page=30&created=" + since;
        URI uri = uri(step, "/actions/workflows/" + encoded(step.workflow()) + "/runs" + query);
        return http.send(authorised(Call.get(uri), token));
    }

    /** GitHub's own words about an error, for a reason's end. */
    static String message(Answer answer) {
        if (!(answer instanceof Answer.Answered answered)) {
            return "";
        }
        String message = json(answered).path("message").asText("");
        return message.isEmpty() ? "" : ": " + message;
    }

    static JsonNode json(Answer.Answered answered) {
        try {
            JsonNode node = EventJson.mapper().readTree(answered.body().bytes());
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static boolean refusesRunDetails(Answer answer) {
        return answer instanceof Answer.Answered answered
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
                "goaround",
                "authorization",
                "Bearer " + token.reveal()));
    }

    private static URI uri(GitHubWorkflowStep step, String path) {
        String base = step.api().toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return URI.create(root + "/repos/" + step.repository() + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Body json(Map<String, Object> body) {
        try {
            return Body.of(EventJson.mapper().writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is always written", e);
        }
    }
}
