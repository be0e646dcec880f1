package dev.goaround.access.adapter;

import dev.goaround.access.RefusalReason;
import dev.goaround.access.Rights;
import dev.goaround.access.TokenRegistry;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/** {@code Authorization: Bearer ga_…} (RFC 6750), looked up in the registry. */
@ApplicationScoped
class BearerTokens implements HttpAuthenticationMechanism {

    static final String RIGHTS = "goaround.rights";
    private static final String SCHEME = "Bearer ";
    private static final int UNAUTHORIZED = 401;

    private final TokenRegistry registry;
    private final AccessRefusals accessRefusals;
    private final Clock clock = Clock.systemUTC();

    BearerTokens(TokenRegistry registry, AccessRefusals accessRefusals) {
        this.registry = registry;
        this.accessRefusals = accessRefusals;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identityProviders) {
        String header = context.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refused(context, RefusalReason.MALFORMED_TOKEN, "none");
        }
        TokenRegistry.Lookup lookup =
                registry.find(header.substring(SCHEME.length()).strip(), clock.instant());
        if (lookup instanceof TokenRegistry.Lookup.Refused refused) {
            return refused(context, refused.reason(), refused.token());
        }
        Rights rights = new Rights(((TokenRegistry.Lookup.Known) lookup).grant());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(rights.grant().subject()))
                        .addRoles(rights.roleNames())
                        .addAttribute(RIGHTS, rights)
                        .build());
    }

    private Uni<SecurityIdentity> refused(RoutingContext context, RefusalReason reason, String token) {
        accessRefusals.refused(reason, context.request().method().name(), context.normalizedPath(), "token " + token);
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(UNAUTHORIZED, HttpHeaderNames.WWW_AUTHENTICATE, AccessProblems.CHALLENGE));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        context.response()
                .setStatusCode(UNAUTHORIZED)
                .putHeader(HttpHeaderNames.WWW_AUTHENTICATE, AccessProblems.CHALLENGE)
                .putHeader(HttpHeaderNames.CONTENT_TYPE, AccessProblems.MEDIA_TYPE);
        return Uni.createFrom()
                .completionStage(
                        context.response().end(AccessProblems.UNAUTHORIZED).toCompletionStage())
                .replaceWith(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
