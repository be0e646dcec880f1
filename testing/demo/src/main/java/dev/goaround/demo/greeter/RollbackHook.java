package dev.goaround.demo.greeter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.demo.http.HttpReply;
import dev.goaround.demo.http.Request;
import java.util.Map;

/** The receiver of a rollback step: does a repeated key once. */
final class RollbackHook {
    private final GreeterPlatform platform;

    RollbackHook(GreeterPlatform platform) {
        this.platform = platform;
    }

    HttpReply receive(Request request) {
        JsonNode body = request.json().orElse(null);
        String target = body == null ? "" : body.path("targetVersion").asText();
        if (target.isEmpty()) {
            return HttpReply.text(422, "the body is a JSON object with targetVersion\n");
        }
        String id = request.header("webhook-id").orElseThrow();
        boolean done = platform.rollBack(id, body.path("deployment").asText(), target);
        return HttpReply.json(200, Map.of("version", target, "repeated", !done));
    }
}
