package dev.goaround.egress;

import java.net.InetAddress;
import java.util.OptionalInt;

/** One entry of an operator's list: a name, all names under a suffix, or a range of addresses; each with one port or all. */
sealed interface AllowListEntry {
    OptionalInt port();

    default boolean hasPort(int candidate) {
        return port().isEmpty() || port().getAsInt() == candidate;
    }

    record Name(String host, OptionalInt port) implements AllowListEntry {
        @Override
        public String toString() {
            return withPort(host, port);
        }
    }

    /** {@code .example.org}: every name under it, not the name itself. */
    record Suffix(String dotted, OptionalInt port) implements AllowListEntry {
        @Override
        public String toString() {
            return withPort(dotted, port);
        }
    }

    record Range(AddressRange range, OptionalInt port) implements AllowListEntry {
        @Override
        public String toString() {
            boolean bracketed = port.isPresent() && range.toString().contains(":");
            return withPort(bracketed ? "[" + range + "]" : range.toString(), port);
        }
    }

    default boolean namesHost(String host) {
        if (this instanceof Suffix suffix) {
            return host.length() > suffix.dotted().length() && host.endsWith(suffix.dotted());
        }
        return this instanceof Name name && name.host().equals(host);
    }

    default boolean holds(InetAddress address) {
        return this instanceof Range listed && listed.range().contains(address);
    }

    private static String withPort(String place, OptionalInt port) {
        return port.isPresent() ? place + ":" + port.getAsInt() : place;
    }
}
