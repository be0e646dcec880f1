package dev.goaround.egress;

import java.net.InetAddress;

/** What the guard says of a destination once its addresses are known. */
public sealed interface AddressDecision {

    /** The call may go to the chosen address, and to no other. */
    record Allowed(InetAddress chosen) implements AddressDecision {}

    /** The call may not be made; the reason says what would be right and holds no secret. */
    record Refused(String reason) implements AddressDecision {}

    /** The name has no address now. */
    record Unresolved(String reason) implements AddressDecision {}
}
