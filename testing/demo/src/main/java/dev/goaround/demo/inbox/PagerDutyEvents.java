package dev.goaround.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.demo.http.HttpReply;
import dev.goaround.demo.http.Request;
import dev.goaround.demo.http.SecretFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** PagerDuty's Events API v2: events that open, update and resolve a page by their dedup_key, and change events. */
final class PagerDutyEvents {
    static final String PAGES = "pagerduty";
    static final String CHANGES = "pagerduty-change";
    private static final String OPEN = "open";
    private static final String RESOLVED = "resolved";
    private static final int SUMMARY = 1024;
    private static final int EVENT_BYTES = 512 * 1024;
    private static final int DEDUP_KEY = 255;
    private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");
    private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

    private final DemoInbox inbox;
    private final SecretFile routingKey;

    PagerDutyEvents(DemoInbox inbox, SecretFile routingKey) {
        this.inbox = inbox;
        this.routingKey = routingKey;
    }

    HttpReply enqueue(Request request) {
        JsonNode event = request.json().orElse(null);
        List<String> errors = problems(request, event, true);
        if (!errors.isEmpty()) {
            return refused(errors);
        }
        String key = event.path("dedup_key").asText();
        String dedupKey = key.isEmpty() ? UUID.randomUUID().toString() : key;
        if (event.path("event_action").asText().equals("trigger")) {
            trigger(dedupKey, event.path("payload"));
        } else {
            follow(dedupKey, event.path("event_action").asText());
        }
        return HttpReply.json(202, Map.of("status", "success", "message", "Event processed", "dedup_key", dedupKey));
    }

    HttpReply enqueueChange(Request request) {
        JsonNode event = request.json().orElse(null);
        List<String> errors = problems(request, event, false);
        if (!errors.isEmpty()) {
            return refused(errors);
        }
        JsonNode payload = event.path("payload");
        inbox.add(
                CHANGES,
                "-",
                payload.path("source").asText(),
                "changes",
                payload.path("summary").asText(),
                details(payload),
                null,
                null);
        return HttpReply.json(202, Map.of("status", "success", "message", "Change event processed"));
    }

    private void trigger(String dedupKey, JsonNode payload) {
        String title = payload.path("severity").asText() + ": "
                + payload.path("summary").asText();
        Optional<InboxMessage> open = open(dedupKey);
        if (open.isPresent()) {
            inbox.change(open.get(), title, details(payload), OPEN);
        } else {
            inbox.add(PAGES, dedupKey, payload.path("source").asText(), "on call", title, details(payload), null, OPEN);
        }
    }

    /** What has no open page is dropped without a word, as the real one does. */
    private void follow(String dedupKey, String action) {
        open(dedupKey)
                .ifPresent(page ->
                        inbox.change(page, page.title(), page.text(), action.equals("resolve") ? RESOLVED : OPEN));
    }

    private Optional<InboxMessage> open(String dedupKey) {
        return inbox.find(PAGES, page -> page.reference().equals(dedupKey) && OPEN.equals(page.state()));
    }

    private List<String> problems(Request request, JsonNode event, boolean page) {
        if (event == null) {
            return List.of("the body is not a JSON object");
        }
        List<String> problems = new ArrayList<>();
        if (request.body().getBytes(StandardCharsets.UTF_8).length > EVENT_BYTES) {
            problems.add("the event is longer than 512 KB");
        }
        if (!routingKey.read().orElse("").equals(event.path("routing_key").asText())) {
            problems.add("'routing_key' is invalid");
        }
        JsonNode payload = event.path("payload");
        String action = page ? event.path("event_action").asText() : "trigger";
        if (!ACTIONS.contains(action)) {
            problems.add("'event_action' must be one of " + ACTIONS);
        }
        if (action.equals("trigger")) {
            String summary = payload.path("summary").asText();
            if (summary.isBlank() || summary.codePointCount(0, summary.length()) > SUMMARY) {
                problems.add("'payload.summary' is missing or longer than " + SUMMARY);
            }
            if (page && payload.path("source").asText().isBlank()) {
                problems.add("'payload.source' is missing or blank");
            }
            if (page && !SEVERITIES.contains(payload.path("severity").asText())) {
                problems.add("'payload.severity' must be one of " + SEVERITIES);
            }
        } else if (event.path("dedup_key").asText().isEmpty()) {
            problems.add("'dedup_key' is missing");
        }
        if (event.path("dedup_key").asText().length() > DEDUP_KEY) {
            problems.add("'dedup_key' is longer than " + DEDUP_KEY);
        }
        return problems;
    }

    private static HttpReply refused(List<String> errors) {
        return HttpReply.json(
                400, Map.of("status", "invalid event", "message", "Event object is invalid", "errors", errors));
    }

    private static String details(JsonNode payload) {
        StringBuilder text = new StringBuilder();
        payload.path("custom_details")
                .properties()
                .forEach(field -> text.append(text.isEmpty() ? "" : "\n")
                        .append(field.getKey())
                        .append(": ")
                        .append(field.getValue().asText()));
        return text.toString();
    }
}
