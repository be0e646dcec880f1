package dev.goaround.access.adapter;

import dev.goaround.access.Caller;
import dev.goaround.access.Rights;
import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The caller, from the identity that the token gave. */
@RequestScoped
class TokenCaller implements Caller {

    private final SecurityIdentity identity;
    private final TokenRegistry registry;

    TokenCaller(SecurityIdentity identity, TokenRegistry registry) {
        this.identity = identity;
        this.registry = registry;
    }

    @Override
    public String subject() {
        return identity.isAnonymous() ? null : identity.getPrincipal().getName();
    }

    @Override
    public boolean is(Role role) {
        return identity.hasRole(Rights.nameOf(role));
    }

    @Override
    public boolean mayActOn(String service) {
        return rights().filter(rights -> rights.mayActOn(service)).isPresent();
    }

    @Override
    public Optional<Rights> rights() {
        return Optional.ofNullable(identity.getAttribute(BearerTokens.RIGHTS));
    }

    @Override
    public BooleanSupplier standing() {
        // Neither the request nor its identity is there any more when a stream asks.
        TokenRegistry known = registry;
        Clock clock = Clock.systemUTC();
        return rights().<BooleanSupplier>map(rights -> () -> known.holds(rights.grant(), clock.instant()))
                .orElse(() -> false);
    }
}
