package dev.goaround.demo.http;

import java.time.Clock;
import java.util.Optional;

/** Lets only requests through that are signed with the secret in a file; the others hear what is wrong with them. */
public final class SignedRoute implements RequestHandler {
    private final SecretFile secret;
    private final Clock clock;
    private final RequestHandler trusted;

    public SignedRoute(SecretFile secret, Clock clock, RequestHandler trusted) {
        this.secret = secret;
        this.clock = clock;
        this.trusted = trusted;
    }

    @Override
    public HttpReply answer(Request request) {
        Optional<String> key = secret.read();
        if (key.isEmpty()) {
            return HttpReply.text(503, "this receiver has no signing secret yet\n");
        }
        return WebhookSignature.objection(key.get(), request, clock.instant())
                .map(objection -> HttpReply.text(401, objection + "\n"))
                .orElseGet(() -> trusted.answer(request));
    }
}
