package dev.goaround.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.demo.http.Reply;
import dev.goaround.demo.http.Request;
import java.util.Optional;

/** A team's own receiver of events: knows a repeated id. */
final class SignedHook {
    static final String CHANNEL = "webhook";

    private final Inbox inbox;

    SignedHook(Inbox inbox) {
        this.inbox = inbox;
    }

    Reply receive(Request request) {
        JsonNode event = request.json().orElse(null);
        if (event == null) {
            return Reply.text(400, "the body is not a JSON object\n");
        }
        String id = request.header("webhook-id").orElseThrow();
        Optional<InboxMessage> before =
                inbox.find(CHANNEL, each -> each.reference().equals(id));
        if (before.isPresent()) {
            inbox.change(before.get(), before.get().title(), before.get().text(), null);
        } else {
            inbox.add(CHANNEL, id, "Goaround", "team bus", event.path("type").asText(), event.toString(), null, null);
        }
        return Reply.text(204, "");
    }
}
