package dev.goaround.demo.greeter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.demo.http.Reply;
import dev.goaround.demo.http.Request;
import dev.goaround.demo.http.SecretFile;
import dev.goaround.demo.http.WebhookSignature;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The receiver of a rollback step: trusts a signature only, and does a repeated key once. */
final class RollbackHook {
    private final Platform platform;
    private final SecretFile secret;
    private final Clock clock;

    RollbackHook(Platform platform, SecretFile secret, Clock clock) {
        this.platform = platform;
        this.secret = secret;
        this.clock = clock;
    }

    Reply receive(Request request) {
        Optional<String> key = secret.read();
        if (key.isEmpty()) {
            return Reply.text(503, "this receiver has no signing secret yet\n");
        }
        Optional<String> objection = WebhookSignature.objection(key.get(), request, clock.instant());
        if (objection.isPresent()) {
            return Reply.text(401, objection.get() + "\n");
        }
        JsonNode body = request.json().orElse(null);
        String target = body == null ? "" : body.path("targetVersion").asText();
        if (target.isEmpty()) {
            return Reply.text(422, "the body is a JSON object with targetVersion\n");
        }
        String id = request.header("webhook-id").orElseThrow();
        boolean done = platform.rollBack(id, body.path("deployment").asText(), target);
        return Reply.json(200, Map.of("version", target, "repeated", !done));
    }
}
