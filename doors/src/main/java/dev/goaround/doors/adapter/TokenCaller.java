package dev.goaround.doors.adapter;

import dev.goaround.contracts.access.Role;
import dev.goaround.doors.Caller;
import dev.goaround.doors.Rights;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The caller, from the identity that the token gave. */
@RequestScoped
class TokenCaller implements Caller {

    private final SecurityIdentity identity;

    TokenCaller(SecurityIdentity identity) {
        this.identity = identity;
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
        Rights rights = identity.getAttribute(BearerTokens.RIGHTS);
        return rights != null && rights.mayActOn(service);
    }
}
