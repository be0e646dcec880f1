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
 * GitLab's pipelines API of one project, as far as a rollback meets it. A pipeline takes twenty seconds.
 *
 * @see <a href="https://docs.gitlab.com/api/pipelines/">Pipelines API</a>
 */
final class GitLab implements Stub {

    static final String TOKEN = "glpat-example";

    private static final Duration TAKES = Duration.ofSeconds(20);
    private static final String PROJECT = "/api/v4/projects/acme%2Fshop";

    private record Pipeline(long id, String ref, JsonNode variables, Instant at) {}

    private final List<Pipeline> pipelines = new ArrayList<>();
    private final List<String> effects = new ArrayList<>();
    private final Errors errors = new Errors();
    private Instant now = Instant.EPOCH;
    private String end = "success";

    /** How pipelines end. */
    void endAs(String status) {
        end = status;
    }

    /** Somebody else's pipeline by the API. */
    GitLab withAnother() {
        pipelines.add(new Pipeline(
                60 - pipelines.size(), "main", Stub.read("[{'key':'GOAROUND_KEY','value':'of another'}]"), now));
        return this;
    }

    /** Somebody else's pipeline after those that are there. */
    void withNewer() {
        pipelines.add(
                0,
                new Pipeline(
                        61 + pipelines.size(),
                        "main",
                        Stub.read("[{'key':'GOAROUND_KEY','value':'of another'}]"),
                        now));
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
        if (!TOKEN.equals(call.headers().get("private-token"))) {
            return error(401, "401 Unauthorized");
        }
        String path = call.uri().getRawPath();
        if (path.equals(PROJECT + "/pipeline") && call.method() == Call.Method.POST) {
            return create(Stub.body(call));
        }
        if (path.equals(PROJECT)) {
            return Stub.json(200, Map.of("id", 7, "path_with_namespace", "acme/shop"));
        }
        if (path.equals(PROJECT + "/pipelines")) {
            return list(call);
        }
        return pipelines.stream()
                .filter(pipeline -> (path + "/").startsWith(PROJECT + "/pipelines/" + pipeline.id() + "/"))
                .findFirst()
                .map(pipeline -> path.endsWith("/variables")
                        ? Stub.json(200, pipeline.variables())
                        : Stub.json(200, described(pipeline)))
                .orElseGet(() -> error(404, path.startsWith(PROJECT) ? "404 Not found" : "404 Project Not Found"));
    }

    private HttpAnswer create(JsonNode body) {
        if (!body.path("ref").asText().equals("main")) {
            return Stub.json(400, Stub.read("{'message':{'base':['Reference not found']}}"));
        }
        Pipeline pipeline = new Pipeline(61 + pipelines.size(), "main", body.path("variables"), now);
        pipelines.add(0, pipeline);
        effects.add("pipeline " + pipeline.id());
        return Stub.json(201, described(pipeline));
    }

    private HttpAnswer list(Call call) {
        Instant since = Instant.parse(Stub.query(call.uri(), "created_after"));
        return Stub.json(
                200,
                pipelines.stream()
                        .filter(pipeline -> pipeline.ref().equals(Stub.query(call.uri(), "ref"))
                                && "api".equals(Stub.query(call.uri(), "source"))
                                && pipeline.at().isAfter(since))
                        .map(this::described)
                        .toList());
    }

    private Map<String, Object> described(Pipeline pipeline) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", pipeline.id());
        fields.put("source", "api");
        fields.put("ref", pipeline.ref());
        fields.put("status", now.isBefore(pipeline.at().plus(TAKES)) ? "running" : end);
        fields.put("web_url", "https://gitlab.example/acme/shop/-/pipelines/" + pipeline.id());
        return fields;
    }

    static HttpAnswer error(int status, String message) {
        return error(status, message, Map.of());
    }

    static HttpAnswer error(int status, String message, Map<String, List<String>> headers) {
        return Stub.json(status, Map.of("message", message), headers);
    }
}
