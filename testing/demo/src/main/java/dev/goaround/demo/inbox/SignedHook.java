package dev.goaround.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.demo.http.HttpReply;
import dev.goaround.demo.http.Request;
import java.util.Optional;

/** A team's own receiver of events: knows a repeated id. */
final class SignedHook {
    static final String CHANNEL = "webhook";

    private final DemoInbox inbox;

    SignedHook(DemoInbox inbox) {
        this.inbox = inbox;
    }

    HttpReply receive(Request request) {
        JsonNode event = request.json().orElse(null);
        if (event == null) {
            return HttpReply.text(400, "the body is not a JSON object\n");
        }
        String id = request.header("webhook-id").orElseThrow();
        Optional<InboxMessage> before =
                inbox.find(CHANNEL, each -> each.reference().equals(id));
        if (before.isPresent()) {
            inbox.change(before.get(), before.get().title(), before.get().text(), null);
        } else {
            inbox.add(CHANNEL, id, "Goaround", "team bus", event.path("type").asText(), event.toString(), null, null);
        }
        return HttpReply.text(204, "");
    }
}
