package dev.goaround.access.adapter;

import dev.goaround.access.Rights;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Who sends a request, before it is looked at what it wants. */
final class Callers {

    private Callers() {}

    /** The id of the token; empty: nobody. */
    static Optional<String> token(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? Optional.ofNullable(user.getSecurityIdentity().<Rights>getAttribute(BearerTokens.RIGHTS))
                        .map(rights -> rights.grant().token())
                : Optional.empty();
    }
}
