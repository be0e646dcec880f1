package dev.goaround.checklist.start.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.checklist.http.adapter.JsonBody;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.start.StartRequest;
import dev.goaround.contracts.DeploymentId;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.text.OutsideText;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

/**
 * A start by HTTP: plain JSON with an {@code Idempotency-Key}, or a CloudEvent 1.0, binary or structured. A key belongs to the token that it
 * comes with: the same key with another token is another start, and no event may claim to come from a token.
 */
record StartBody(JsonBody body, String source, String id) {

    private static final String STRUCTURED = "application/cloudevents+json";

    /** The sources of keys; {@link #attribute} lets no event take one. */
    private static final String TOKENS = "/tokens/";

    /** @param person whether the caller is one */
    static StartRequest read(HttpHeaders headers, byte[] bytes, AccessGranted token, boolean person) {
        StartBody start = of(headers, bytes, token.token());
        JsonNode plan = start.body().take("plan");
        DeploymentStarted event = start.body()
                .upperCase("kind")
                .duration("rehearsal")
                .event(EventType.DEPLOYMENT_STARTED, DeploymentStarted.class);
        return new StartRequest(
                DeploymentId.of(start.source(), start.id()),
                event,
                plan != null && !plan.isNull(),
                t0(plan),
                token.subject(),
                person);
    }

    private static StartBody of(HttpHeaders headers, byte[] bytes, String token) {
        String contentType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (contentType != null && contentType.startsWith(STRUCTURED)) {
            return structured(JsonBody.of(bytes));
        }
        if (headers.getHeaderString("ce-id") != null || headers.getHeaderString("ce-type") != null) {
            checkType(headers.getHeaderString("ce-type"));
            return new StartBody(
                    JsonBody.of(bytes),
                    attribute("ce-source", headers.getHeaderString("ce-source")),
                    attribute("ce-id", headers.getHeaderString("ce-id")));
        }
        String key = headers.getHeaderString("Idempotency-Key");
        String id = key == null || key.isBlank() ? UUID.randomUUID().toString() : readable("Idempotency-Key", key);
        return new StartBody(JsonBody.of(bytes), TOKENS + token, id);
    }

    private static StartBody structured(JsonBody event) {
        checkType(event.text("type"));
        if (!(event.take("data") instanceof ObjectNode data)) {
            throw ProblemException.unprocessable(
                    "the CloudEvent has no data object",
                    List.of(ProblemException.FieldError.of("data", "is missing: the start event's fields")));
        }
        return new StartBody(
                JsonBody.of(data), attribute("source", event.text("source")), attribute("id", event.text("id")));
    }

    private static void checkType(String type) {
        if (!EventType.DEPLOYMENT_STARTED.type().equals(type)) {
            throw ProblemException.unprocessable(
                    "a start is a CloudEvent of type " + EventType.DEPLOYMENT_STARTED.type() + ", not " + type,
                    List.of());
        }
    }

    private static String readable(String name, String value) {
        OutsideText.objection(name, value).ifPresent(what -> {
            throw ProblemException.unprocessable(
                    name + " " + what, List.of(ProblemException.FieldError.of(name, what)));
        });
        return value;
    }

    private static String attribute(String name, String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.unprocessable("the CloudEvent has no " + name, List.of());
        }
        readable(name, value);
        if (value.startsWith(TOKENS)) {
            throw ProblemException.unprocessable(
                    "the CloudEvent's " + name + " begins with " + TOKENS + ", which stands for requests with an"
                            + " Idempotency-Key; take one of your own, for example /ci/shop",
                    List.of(ProblemException.FieldError.of(name, "begins with " + TOKENS)));
        }
        return value;
    }

    private static Instant t0(JsonNode plan) {
        if (plan == null || plan.isNull()) {
            return null;
        }
        String text = plan.path("t0").asText("");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.unprocessable(
                    "plan.t0 is no instant",
                    List.of(ProblemException.FieldError.of(
                            "plan.t0", "‘" + text + "’ is no instant; for example 2026-03-03T10:00:00Z")));
        }
    }
}
