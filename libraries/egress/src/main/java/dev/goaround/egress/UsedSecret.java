package dev.goaround.egress;

import java.util.Objects;
import java.util.Optional;

/**
 * A secret in a request.
 *
 * @param isCarried true if it or a part of it is sent; false if the request was only signed with it
 */
public record UsedSecret(Secret secret, boolean isCarried) {
    public UsedSecret {
        Objects.requireNonNull(secret);
    }

    Optional<String> objection(Destination destination) {
        return isCarried ? secret.objectionToCarrying(destination) : secret.objectionToSigning(destination);
    }
}
