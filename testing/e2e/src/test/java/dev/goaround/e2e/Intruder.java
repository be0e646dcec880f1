package dev.goaround.e2e;

import java.util.Set;

/**
 * Somebody who may not do what they try.
 *
 * @param name as the table prints it
 * @param authorization the header's value; null: there is none
 * @param roles of the token; empty without a good one
 */
record Intruder(String name, Kind kind, String authorization, Set<String> roles) {
    enum Kind {
        WITHOUT_TOKEN,
        /** A good token for another service than the one that the request is about. */
        ELSEWHERE,
        /** A good token for every service; tries only what its role may not. */
        LACKING_THE_ROLE
    }

    /** What they may do is no attack. */
    boolean tries(Endpoint endpoint) {
        return kind != Kind.LACKING_THE_ROLE || !(endpoint.open() || endpoint.admits(roles));
    }

    /** Never with the token: failures are printed. */
    @Override
    public String toString() {
        return name;
    }
}
