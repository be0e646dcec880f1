package dev.goaround.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.demo.http.HttpReply;
import dev.goaround.demo.http.Request;
import dev.goaround.demo.http.RequestHandler;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Receivers that are out of order for a while, when asked to be. */
final class InjectedFaults {
    private static final Set<String> CHANNELS = Set.of("slack", "slack-webhook", "pagerduty", "webhook");
    private static final Set<String> KINDS = Set.of("429", "500", "hang");
    private static final int MOST = 1000;
    private static final long HANG_SECONDS = 30;

    private record Fault(String kind, int left) {}

    private final Map<String, Fault> faults = new ConcurrentHashMap<>();

    HttpReply order(Request request) {
        JsonNode json = request.json().orElse(null);
        String channel = json == null ? "" : json.path("channel").asText();
        String kind = json == null ? "" : json.path("next").asText();
        int times = json == null ? 0 : json.path("times").asInt(1);
        if (!CHANNELS.contains(channel) || !KINDS.contains(kind) || times < 0 || times > MOST) {
            return HttpReply.text(
                    400, "POST {\"channel\": one of " + CHANNELS + ", \"next\": one of " + KINDS + ", \"times\": n}\n");
        }
        faults.put(channel, new Fault(kind, times));
        return HttpReply.json(200, Map.of("channel", channel, "next", kind, "times", times));
    }

    RequestHandler of(String channel, RequestHandler healthy) {
        return request -> {
            String kind = take(channel);
            return switch (kind) {
                case "429" -> HttpReply.text(429, "too many requests\n").with("Retry-After", "1");
                case "500" -> HttpReply.text(500, "out of order\n");
                case "hang" -> hang();
                default -> healthy.answer(request);
            };
        };
    }

    private String take(String channel) {
        Fault[] taken = new Fault[1];
        faults.computeIfPresent(channel, (ignored, fault) -> {
            taken[0] = fault;
            return fault.left() <= 1 ? null : new Fault(fault.kind(), fault.left() - 1);
        });
        return taken[0] == null || taken[0].left() == 0 ? "" : taken[0].kind();
    }

    private static HttpReply hang() {
        try {
            TimeUnit.SECONDS.sleep(HANG_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return HttpReply.text(504, "too late\n");
    }
}
