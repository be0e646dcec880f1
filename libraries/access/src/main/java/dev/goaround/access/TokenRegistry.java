package dev.goaround.access;

import dev.goaround.contracts.access.AccessGranted;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every valid token, as the access topic names them. Looked up by the hash of 256 random bits: how long a look-up takes tells
 * nothing that would help to find a token, so no comparison in constant time is needed.
 */
public final class TokenRegistry {

    private final Map<String, AccessGranted> byHash = new ConcurrentHashMap<>();
    private final Map<String, String> hashById = new ConcurrentHashMap<>();

    /** What is known about a presented token. */
    public sealed interface Lookup {

        record Known(AccessGranted grant) implements Lookup {}

        /** @param reason for the log and the metric; the caller is told no more than that the token is not valid */
        record Refused(RefusalReason reason, String token) implements Lookup {}
    }

    /** A grant, or a new one under the same id, which replaces the old one. */
    public void grant(AccessGranted grant) {
        String before = hashById.put(grant.token(), grant.sha256());
        if (before != null && !before.equals(grant.sha256())) {
            byHash.remove(before);
        }
        byHash.put(grant.sha256(), grant);
    }

    public void revoke(String tokenId) {
        String hash = hashById.remove(tokenId);
        if (hash != null) {
            byHash.remove(hash);
        }
    }

    /** The ids of all tokens, the expired ones too; the caller's own set. */
    public Set<String> tokenIds() {
        return new HashSet<>(hashById.keySet());
    }

    /** Whether a grant that let somebody in would do so now. */
    public boolean holds(AccessGranted grant, Instant now) {
        return grant.equals(byHash.get(grant.sha256())) && !isExpired(grant, now);
    }

    private static boolean isExpired(AccessGranted grant, Instant now) {
        return grant.expiresAt() != null && !now.isBefore(grant.expiresAt());
    }

    public Lookup find(String token, Instant now) {
        if (!ApiTokens.isToken(token)) {
            return new Lookup.Refused(RefusalReason.MALFORMED_TOKEN, "none");
        }
        AccessGranted grant = byHash.get(ApiTokens.sha256(token));
        if (grant == null) {
            return new Lookup.Refused(RefusalReason.UNKNOWN_TOKEN, "none");
        }
        if (isExpired(grant, now)) {
            return new Lookup.Refused(RefusalReason.EXPIRED_TOKEN, grant.token());
        }
        return new Lookup.Known(grant);
    }
}
