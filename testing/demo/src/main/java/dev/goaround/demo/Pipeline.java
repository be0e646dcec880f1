package dev.goaround.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a pipeline says to Goaround and asks of it, over HTTP. Services that are away for a moment are asked again. */
public final class Pipeline {
    private static final String DEPLOYMENTS = "/api/v1/deployments";

    /** How long ago the story's commits were made: what a build and its tests take. */
    private static final Duration BUILT_FOR = Duration.ofMinutes(25);

    private final Api api;

    /** @param token with the role pipeline */
    public Pipeline(URI checklistUrl, String token) {
        this.api = new Api(checklistUrl, token);
    }

    /** How a gate answered. */
    public enum Gate {
        PASSED,
        WAITING,
        REFUSED
    }

    /**
     * @param more fields of the start event
     * @param key the same at each repetition of the same start
     * @return the deployment's id
     */
    public String start(
            String service,
            String environment,
            String version,
            String previousVersion,
            Map<String, Object> more,
            String key) {
        Map<String, Object> start = new LinkedHashMap<>();
        start.put("service", service);
        start.put("environment", environment);
        start.put("version", version);
        start.put("previousVersion", previousVersion);
        start.put("committedAt", Instant.now().minus(BUILT_FOR).toString());
        start.putAll(more);
        Api.Answer answer = api.post(DEPLOYMENTS, start, Map.of("Idempotency-Key", key));
        String id = answer.json().path("id").asText();
        if (!answer.isSuccess() || id.isEmpty()) {
            throw new StoryFailure("expected the start of " + version + " to be accepted, got " + answer.words());
        }
        return id;
    }

    /** A result that proves an item, obtained now; where it asks for a figure, with one that meets it. */
    public void evidence(String deployment, ApiDeployment.Item item) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", item.text());
        result.put("item", item.id());
        result.put("passed", true);
        result.put("observedAt", Instant.now().toString());
        item.goodFigure().ifPresent(figure -> {
            result.put("value", figure);
            result.put("unit", item.unit());
        });
        accepted("evidence " + item.text(), api.post(path(deployment) + "/evidence", result));
    }

    /** A step of the checklist was carried out. */
    void step(String deployment, String item) {
        accepted("progress of a step", api.post(path(deployment) + "/progress", Map.of("what", "step", "item", item)));
    }

    /** @param ratio 0–1, share of the traffic that the candidate gets from now on */
    void traffic(String deployment, double ratio) {
        accepted(
                "progress of the traffic",
                api.post(path(deployment) + "/progress", Map.of("what", "traffic", "trafficRatio", ratio)));
    }

    /** The candidate answers from {@code at} on. */
    public void deployed(String deployment, Instant at) {
        accepted(
                "progress deployed",
                api.post(path(deployment) + "/progress", Map.of("what", "deployed", "at", at.toString())));
    }

    /**
     * @param gate a stage, or the id of the phase or the step that it lets into
     * @param waitSeconds how long the answer may take while it is shut
     */
    public Gate gate(String deployment, String gate, int waitSeconds) {
        Api.Answer answer =
                api.get(path(deployment) + "/gates/" + gate + (waitSeconds > 0 ? "?wait=" + waitSeconds + "s" : ""));
        return switch (answer.status()) {
            case 200 -> Gate.PASSED;
            case 202 -> Gate.WAITING;
            case 409 -> Gate.REFUSED;
            default -> throw new StoryFailure("expected the gate " + gate + " to answer, got " + answer.words());
        };
    }

    public ApiDeployment view(String deployment) {
        Api.Answer answer = api.get(path(deployment));
        if (!answer.isSuccess()) {
            throw new StoryFailure("expected to read deployment " + deployment + ", got " + answer.words());
        }
        try {
            return Api.JSON.treeToValue(answer.json(), ApiDeployment.class);
        } catch (JsonProcessingException e) {
            throw new StoryFailure("expected a deployment's view, got " + answer.text(), e);
        }
    }

    /** A deployment may have ended or begun to roll back in between: then the word comes too late, and that is no failure. */
    private static void accepted(String what, Api.Answer answer) {
        if (!answer.isSuccess() && answer.status() != 409) {
            throw new StoryFailure("expected " + what + " to be accepted, got " + answer.words());
        }
    }

    static String path(String deployment) {
        return DEPLOYMENTS + "/" + deployment;
    }
}
