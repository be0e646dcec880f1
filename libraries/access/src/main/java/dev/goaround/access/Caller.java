package dev.goaround.access;

import dev.goaround.contracts.access.Role;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who makes the current request. Injectable in request scope; on an open path nobody: no subject, no role, no service. */
public interface Caller {

    /** The token's subject: the actor in events and timelines; null if nobody. */
    String subject();

    boolean is(Role role);

    /** Whether the token is good for that service; one without a list of services is good for all. */
    boolean mayActOn(String service);

    /** What the token allows; empty if nobody calls. */
    Optional<Rights> rights();

    /**
     * Whether the token is still as it was when the request came in: neither revoked nor expired nor granted anew. To be asked again and
     * again by an answer that lasts; good after the request's scope has ended. False if nobody calls.
     */
    BooleanSupplier standing();
}
