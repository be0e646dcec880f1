package dev.goaround.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where outgoing calls may go: the operator's list of {@code shop.example.org:443}, {@code .example.org} (every name
 * under it), {@code 10.20.0.0/16:8080}, {@code [fd12::/16]:8080}, {@code 127.0.0.1:8490}. Without a port an entry holds
 * for every port. What is not on the list is refused.
 */
public final class AllowList {
    /** Allows nothing. */
    public static final AllowList NOTHING = new AllowList(List.of());

    private static final String LOOPBACK_NAME = "localhost";

    private final List<AllowListEntry> entries;

    private AllowList(List<AllowListEntry> entries) {
        this.entries = entries;
    }

    /** Reads entries separated by commas or line breaks; every problem names its entry and says what would be right. */
    public static ParsedText<AllowList> parse(String text) {
        return AllowListEntryReader.readList(text, entry -> Optional.empty(), AllowList::new);
    }

    /** True of a list on which nothing stands: every call is refused. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean listsName(String host, int port) {
        return withPort(port).anyMatch(entry -> entry.namesHost(host));
    }

    boolean listsNameOnAnotherPort(String host) {
        return entries.stream().anyMatch(entry -> entry.namesHost(host));
    }

    /**
     * Whether the address itself is listed. A range wider than the loopback range does not list loopback: whoever
     * writes 0.0.0.0/0 thinks of the network, not of this machine.
     */
    boolean listsAddress(InetAddress address, int port) {
        boolean loopback = AddressKind.of(address).standing() == AddressKind.Standing.LOOPBACK;
        return withPort(port).anyMatch(entry -> entry.holds(address) && (!loopback || isLoopbackRange(entry)));
    }

    /**
     * Whether a name that is not listed may still turn out to be allowed, by the range its addresses lie in. Loopback
     * ranges count for localhost alone.
     */
    boolean mayLeadToListedRange(String host, int port) {
        return withPort(port)
                .filter(AllowListEntry.Range.class::isInstance)
                .anyMatch(entry -> !isLoopbackRange(entry) || host.equals(LOOPBACK_NAME));
    }

    /** Only this name may lead to loopback without the range being listed; any other name there is an attack. */
    boolean listsAsLocalhost(String host, int port) {
        return host.equals(LOOPBACK_NAME) && listsName(host, port);
    }

    private static boolean isLoopbackRange(AllowListEntry entry) {
        return entry instanceof AllowListEntry.Range listed
                && AddressKind.ofAll(listed.range()).standing() == AddressKind.Standing.LOOPBACK;
    }

    private Stream<AllowListEntry> withPort(int port) {
        return entries.stream().filter(entry -> entry.hasPort(port));
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
