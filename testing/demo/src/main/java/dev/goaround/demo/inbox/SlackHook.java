package dev.goaround.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.demo.http.HttpReply;
import dev.goaround.demo.http.Request;
import dev.goaround.demo.http.SecretFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Slack's incoming webhook: its address is its secret, and it answers {@code ok} or a word in plain text. */
final class SlackHook {
    static final String CHANNEL = "slack-webhook";

    private final DemoInbox inbox;
    private final SecretFile address;

    SlackHook(DemoInbox inbox, SecretFile address) {
        this.inbox = inbox;
        this.address = address;
    }

    HttpReply receive(Request request) {
        // Only the path is compared, so that the secret may name this server as it likes.
        byte[] path = request.path().getBytes(StandardCharsets.UTF_8);
        boolean known = address.read()
                .map(url -> url.substring(Math.max(0, url.indexOf("/slack/hook/"))))
                .map(expected -> MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), path))
                .orElse(false);
        if (!known) {
            return HttpReply.text(404, "no_service");
        }
        JsonNode json = request.json().orElse(null);
        if (json == null) {
            return HttpReply.text(400, "invalid_payload");
        }
        Optional<String> problem = SlackText.problem(json);
        if (problem.isPresent()) {
            return HttpReply.text(400, problem.get());
        }
        inbox.add(CHANNEL, "-", "Goaround", "#releases", null, SlackText.of(json), null, null);
        return HttpReply.text(200, "ok");
    }
}
