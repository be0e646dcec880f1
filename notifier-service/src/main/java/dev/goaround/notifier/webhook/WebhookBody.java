package dev.goaround.notifier.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.notifier.delivery.Assignment;

/** The body of a generic webhook, in the form that Standard Webhooks proposes: type, timestamp, data. */
public final class WebhookBody {
    private WebhookBody() {}

    public static String of(Assignment assignment) {
        ObjectNode body = EventJson.mapper().createObjectNode();
        body.put("type", assignment.announcement().eventType());
        body.put("timestamp", assignment.announcement().at().toString());
        body.put("id", assignment.announcement().id());
        body.put("text", assignment.announcement().headline());
        try {
            body.set("data", EventJson.mapper().readTree(assignment.event()));
            return EventJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event in the ledger is JSON", e);
        }
    }
}
