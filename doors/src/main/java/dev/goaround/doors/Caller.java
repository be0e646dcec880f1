package dev.goaround.doors;

import dev.goaround.contracts.access.Role;

/** Who makes the current request. Injectable in request scope; on an open path nobody: no subject, no role, no service. */
public interface Caller {

    /** The token's subject: the actor in events and timelines; null if nobody. */
    String subject();

    boolean is(Role role);

    /** Whether the token is good for that service; one without a list of services is good for all. */
    boolean mayActOn(String service);
}
