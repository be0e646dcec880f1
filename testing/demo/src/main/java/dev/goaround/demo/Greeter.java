package dev.goaround.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The demo service as its own team sees it. */
public final class Greeter {
    private final Api api;

    public Greeter(URI demoUrl) {
        this.api = new Api(demoUrl, null);
    }

    public String version() {
        return answered(api.get("/version")).json().path("version").asText();
    }

    public void deploy(String version) {
        answered(api.post("/deploy", Map.of("version", version)));
    }

    /** The rollbacks that really happened for a deployment, each as {@code from → to}. */
    public List<String> effects(String deployment) {
        List<String> effects = new ArrayList<>();
        for (JsonNode effect : answered(api.get("/effects")).json().path("effects")) {
            if (effect.path("deployment").asText().equals(deployment)) {
                effects.add(
                        effect.path("from").asText() + " → " + effect.path("to").asText());
            }
        }
        return effects;
    }

    private static Api.Answer answered(Api.Answer answer) {
        if (!answer.isSuccess()) {
            throw new StoryFailure("expected the demo service to answer, got " + answer.words());
        }
        return answer;
    }
}
