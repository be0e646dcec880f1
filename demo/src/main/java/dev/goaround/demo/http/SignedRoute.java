package dev.goaround.demo.http;

import java.time.Clock;
import java.util.Optional;

/** Lets only requests through that are signed with the secret in a file; the others hear what is wrong with them. */
public final class SignedRoute implements Route {
    private final SecretFile secret;
    private final Clock clock;
    private final Route trusted;

    public SignedRoute(SecretFile secret, Clock clock, Route trusted) {
        this.secret = secret;
        this.clock = clock;
        this.trusted = trusted;
    }

    @Override
    public Reply answer(Request request) {
        Optional<String> key = secret.read();
        if (key.isEmpty()) {
            return Reply.text(503, "this receiver has no signing secret yet\n");
        }
        return WebhookSignature.objection(key.get(), request, clock.instant())
                .map(objection -> Reply.text(401, objection + "\n"))
                .orElseGet(() -> trusted.answer(request));
    }
}
