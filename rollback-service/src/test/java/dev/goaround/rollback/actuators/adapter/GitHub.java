package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GitHub's REST API for Actions, as far as a dispatch meets it. A run is listed five seconds after its dispatch, shows the key
 * in its title if the workflow does, and succeeds after twenty seconds.
 *
 * @see <a href="https://docs.github.com/en/rest/actions">REST API endpoints for GitHub Actions</a>
 */
final class GitHub implements Stub {

    private static final Duration LISTED_AFTER = Duration.ofSeconds(5);
    private static final Duration TAKES = Duration.ofSeconds(20);
    private static final String REPOSITORY = "/repos/acme/shop";

    private record Run(long id, String title, Instant at) {}

    private final boolean showsKeys;
    private final boolean namesRuns;
    private final List<Run> runs = new ArrayList<>();
    private final List<String> effects = new ArrayList<>();
    private final Errors errors = new Errors();
    private Instant now = Instant.EPOCH;

    /**
     * @param showsKeys whether the workflow's run-name shows the key
     * @param namesRuns whether the server answers a dispatch with the run; one from before 2026 does not
     */
    GitHub(boolean showsKeys, boolean namesRuns) {
        this.showsKeys = showsKeys;
        this.namesRuns = namesRuns;
    }

    @Override
    public List<String> effects() {
        return effects;
    }

    @Override
    public void at(Instant instant) {
        now = instant;
    }

    @Override
    public Errors errors() {
        return errors;
    }

    @Override
    public HttpAnswer answer(Call call) {
        if (!"Bearer ghp_example".equals(call.headers().get("authorization"))) {
            return Stub.json(401, Map.of("message", "Bad credentials"));
        }
        String path = call.uri().getPath();
        if (path.equals(REPOSITORY + "/actions/workflows/rollback.yml/dispatches")) {
            return dispatch(Stub.body(call));
        }
        if (path.equals(REPOSITORY + "/actions/workflows/rollback.yml")) {
            return Stub.json(200, Map.of("id", 7, "path", ".github/workflows/rollback.yml", "state", "active"));
        }
        if (path.equals(REPOSITORY + "/actions/workflows/rollback.yml/runs")) {
            return Stub.json(
                    200,
                    Map.of(
                            "workflow_runs",
                            runs.stream()
                                    .filter(run -> !now.isBefore(run.at().plus(LISTED_AFTER)))
                                    .map(this::described)
                                    .toList()));
        }
        return runs.stream()
                .filter(run -> path.equals(REPOSITORY + "/actions/runs/" + run.id()))
                .findFirst()
                .map(run -> Stub.json(200, described(run)))
                .orElseGet(() -> Stub.json(404, Map.of("message", "Not Found")));
    }

    private HttpAnswer dispatch(JsonNode body) {
        if (!namesRuns && body.has("return_run_details")) {
            return Stub.json(
                    422, Map.of("message", "Invalid request.\n\n\"return_run_details\" is not a permitted key."));
        }
        if (!body.path("ref").asText().equals("main")) {
            return Stub.json(
                    422,
                    Map.of("message", "No ref found for: " + body.path("ref").asText()));
        }
        String key = body.at("/inputs/key").asText();
        Run run = new Run(40 + runs.size(), showsKeys ? "roll back " + key : "roll back", now);
        runs.add(run);
        effects.add("run " + run.id());
        return namesRuns
                ? Stub.json(200, Map.of("workflow_run_id", run.id(), "html_url", "https://github.example/" + run.id()))
                : Stub.text(204, "", Map.of());
    }

    private Map<String, Object> described(Run run) {
        boolean over = !now.isBefore(run.at().plus(TAKES));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", run.id());
        fields.put("name", "Roll back");
        fields.put("display_title", run.title());
        fields.put("status", over ? "completed" : "in_progress");
        if (over) {
            fields.put("conclusion", "success");
        }
        fields.put("html_url", "https://github.example/" + run.id());
        return fields;
    }
}
