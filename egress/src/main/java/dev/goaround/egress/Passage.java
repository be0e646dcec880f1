package dev.goaround.egress;

import java.net.InetAddress;

/** What the guard says of a destination once its addresses are known. */
public sealed interface Passage {

    /** The call may go to the chosen address, and to no other. */
    record Allowed(InetAddress chosen) implements Passage {}

    /** The call may not be made; the reason says what would be right and holds no secret. */
    record Refused(String reason) implements Passage {}

    /** The name has no address now. */
    record Unresolved(String reason) implements Passage {}
}
