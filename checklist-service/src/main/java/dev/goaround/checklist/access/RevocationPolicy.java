package dev.goaround.checklist.access;

import dev.goaround.access.Rights;
import java.util.Optional;
import java.util.Set;

/** Whose tokens may be revoked: those that one could have granted. */
public final class RevocationPolicy {

    private RevocationPolicy() {}

    /** @param services of the token that is to be revoked; empty: all */
    public static Optional<String> objection(String token, Set<String> services, Rights revoker) {
        boolean isMore = services.isEmpty() ? !revoker.isUnscoped() : !revoker.coversAll(services);
        return isMore
                ? Optional.of("token " + token + " is good for other services than yours ("
                        + revoker.grant().token()
                        + "): it is revoked with the role administrator and a token that is good for all of them")
                : Optional.empty();
    }
}
