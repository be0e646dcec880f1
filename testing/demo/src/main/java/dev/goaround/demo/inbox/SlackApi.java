package dev.goaround.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.demo.http.HttpReply;
import dev.goaround.demo.http.Request;
import dev.goaround.demo.http.SecretFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Slack's chat.postMessage and chat.update, as far as a bot sees them: status 200 always, the truth in {@code ok}. */
final class SlackApi {
    static final String CHANNEL = "slack";
    private static final Pattern CHANNEL_ID = Pattern.compile("[CGD][A-Z0-9]{4,20}");

    private final DemoInbox inbox;
    private final SecretFile token;
    private final AtomicLong stamps = new AtomicLong();
    private final long startedAtSeconds;

    SlackApi(DemoInbox inbox, SecretFile token, long startedAtSeconds) {
        this.inbox = inbox;
        this.token = token;
        this.startedAtSeconds = startedAtSeconds;
    }

    HttpReply post(Request request) {
        JsonNode json = request.json().orElse(null);
        Optional<String> error = error(request, json);
        if (error.isPresent()) {
            return refused(error.get());
        }
        String channel = json.path("channel").asText();
        String thread = json.hasNonNull("thread_ts") ? json.get("thread_ts").asText() : null;
        if (thread != null && message(channel, thread).isEmpty()) {
            return refused("thread_not_found");
        }
        String ts = String.format(Locale.ROOT, "%d.%06d", startedAtSeconds, stamps.incrementAndGet());
        inbox.add(CHANNEL, ts, "Goaround", channel, null, SlackText.of(json), thread, null);
        return accepted(channel, ts, json);
    }

    HttpReply update(Request request) {
        JsonNode json = request.json().orElse(null);
        Optional<String> error = error(request, json);
        if (error.isPresent()) {
            return refused(error.get());
        }
        String channel = json.path("channel").asText();
        String ts = json.path("ts").asText();
        Optional<InboxMessage> message = message(channel, ts);
        if (message.isEmpty()) {
            return refused("message_not_found");
        }
        inbox.change(message.get(), null, SlackText.of(json), null);
        return accepted(channel, ts, json);
    }

    private Optional<InboxMessage> message(String channel, String ts) {
        return inbox.find(
                CHANNEL, each -> each.to().equals(channel) && each.reference().equals(ts));
    }

    private Optional<String> error(Request request, JsonNode json) {
        String given = request.header("authorization").orElse("");
        if (given.isEmpty()) {
            return Optional.of("not_authed");
        }
        String expected = "Bearer " + token.read().orElse("");
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            return Optional.of("invalid_auth");
        }
        if (json == null) {
            return Optional.of("invalid_json");
        }
        if (!CHANNEL_ID.matcher(json.path("channel").asText()).matches()) {
            return Optional.of("channel_not_found");
        }
        return SlackText.problem(json);
    }

    private static HttpReply refused(String error) {
        return HttpReply.json(200, Map.of("ok", false, "error", error));
    }

    private static HttpReply accepted(String channel, String ts, JsonNode json) {
        return HttpReply.json(
                200,
                Map.of(
                        "ok",
                        true,
                        "channel",
                        channel,
                        "ts",
                        ts,
                        "message",
                        Map.of("text", json.path("text").asText(), "ts", ts)));
    }
}
