package dev.goaround.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.demo.http.Reply;
import dev.goaround.demo.http.Request;
import dev.goaround.demo.http.SecretFile;
import dev.goaround.demo.http.WebhookSignature;
import java.time.Clock;
import java.util.Optional;

/** A team's own receiver of events: takes what is signed (Standard Webhooks), and knows a repeated id. */
final class SignedHook {
    static final String CHANNEL = "webhook";

    private final Inbox inbox;
    private final SecretFile secret;
    private final Clock clock;

    SignedHook(Inbox inbox, SecretFile secret, Clock clock) {
        this.inbox = inbox;
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
