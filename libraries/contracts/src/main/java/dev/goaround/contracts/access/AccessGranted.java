package dev.goaround.contracts.access;

import dev.goaround.contracts.Event;
import java.time.Instant;
import java.util.Set;

/**
 * An API token is valid from now on. A tombstone revokes it. The token itself (32 random bytes) is never published; its
 * SHA-256 is no help to find it.
 *
 * @param token id of the token, not the token
 * @param sha256 of the token, hexadecimal
 * @param subject who acts with it
 * @param services that it is good for; empty: all
 * @param expiresAt or null
 */
public record AccessGranted(
        String token, String sha256, String subject, Set<Role> roles, Set<String> services, Instant expiresAt)
        implements Event {

    public AccessGranted {
        roles = Set.copyOf(roles);
        services = services == null ? Set.of() : Set.copyOf(services);
    }

    @Override
    public String key() {
        return token;
    }
}
