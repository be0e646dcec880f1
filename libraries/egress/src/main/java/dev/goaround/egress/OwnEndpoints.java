package dev.goaround.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Goaround's own endpoints (broker, database, management interfaces) as {@code host:port} or {@code range:port}: never
 * a destination, even where the allow list holds them.
 */
public final class OwnEndpoints {
    /** None are known. */
    public static final OwnEndpoints NONE = new OwnEndpoints(List.of());

    private static final String LOOPBACK_NAME = "localhost";

    private final List<AllowListEntry> entries;

    private OwnEndpoints(List<AllowListEntry> entries) {
        this.entries = entries;
    }

    /** Reads entries separated by commas or line breaks; each needs its port, and a suffix is none. */
    public static ParsedText<OwnEndpoints> parse(String text) {
        return AllowListEntryReader.readList(text, OwnEndpoints::objection, OwnEndpoints::new);
    }

    private static Optional<String> objection(AllowListEntry entry) {
        if (entry.port().isEmpty()) {
            return Optional.of("the port is missing; write it as kafka.internal:9092");
        }
        return entry instanceof AllowListEntry.Suffix
                ? Optional.of("a suffix cannot be looked up; write the host's whole name")
                : Optional.empty();
    }

    boolean holdsName(String host, int port) {
        return withPort(port).anyMatch(entry -> entry.namesHost(host));
    }

    /** The listed names whose addresses must be known before a call to this port can be judged. */
    Set<String> namesOn(int port) {
        return withPort(port)
                .filter(AllowListEntry.Name.class::isInstance)
                .map(entry -> ((AllowListEntry.Name) entry).host())
                .filter(host -> !host.equals(LOOPBACK_NAME))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Loopback counts as one address: a server on 127.0.0.1 mostly answers on ::1 and 127.0.0.2 as well. */
    boolean holdsAddress(InetAddress address, int port) {
        boolean loopback = AddressKind.of(address).standing() == AddressKind.Standing.LOOPBACK;
        return withPort(port).anyMatch(entry -> entry.holds(address) || (loopback && isLoopback(entry)));
    }

    private static boolean isLoopback(AllowListEntry entry) {
        return entry.namesHost(LOOPBACK_NAME)
                || (entry instanceof AllowListEntry.Range listed
                        && AddressKind.ofAll(listed.range()).standing() == AddressKind.Standing.LOOPBACK);
    }

    private Stream<AllowListEntry> withPort(int port) {
        return entries.stream().filter(entry -> entry.hasPort(port));
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
