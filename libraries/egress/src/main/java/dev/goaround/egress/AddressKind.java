package dev.goaround.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * What kind of address something is, by the IANA special-purpose address registries (RFC 6890 and its successors), and
 * by the metadata addresses of the large clouds. Embedded IPv4 addresses are judged by {@link EmbeddedAddresses} first.
 */
record AddressKind(Standing standing, String description) {

    enum Standing {
        /** Unicast in the Internet. */
        PUBLIC,
        /** Unicast inside an organisation. */
        PRIVATE,
        /** This machine. */
        LOOPBACK,
        /** Reserved for some other use: allowed only where its range itself is listed. */
        SPECIAL,
        /** Never a destination, listed or not. */
        NEVER
    }

    private record Row(List<AddressRange> ranges, AddressKind kind) {}

    private static final AddressKind PUBLIC = new AddressKind(Standing.PUBLIC, "a public address");

    /** The first row that fits decides, so the narrow ranges stand above the wide ones. */
    private static final List<Row> ROWS = List.of(
            row(Standing.NEVER, "a cloud metadata address", "169.254.169.254/32", "fd00:ec2::254/128"),
            row(Standing.NEVER, "a cloud metadata address", "fd20:ce::254/128", "100.100.100.200/32"),
            row(Standing.NEVER, "a cloud metadata address", "192.0.0.192/32", "168.63.129.16/32"),
            row(Standing.NEVER, "a link-local address", "169.254.0.0/16", "fe80::/10"),
            row(Standing.NEVER, "a multicast address", "224.0.0.0/4", "ff00::/8"),
            row(Standing.NEVER, "an unspecified address", "0.0.0.0/8", "::/128"),
            row(Standing.NEVER, "the broadcast address", "255.255.255.255/32"),
            row(Standing.LOOPBACK, "a loopback address", "127.0.0.0/8", "::1/128"),
            row(Standing.PRIVATE, "a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
            row(Standing.PRIVATE, "a shared (carrier) address", "100.64.0.0/10"),
            row(Standing.SPECIAL, "a documentation address", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),
            row(Standing.SPECIAL, "a documentation address", "2001:db8::/32", "3fff::/20"),
            row(Standing.SPECIAL, "a benchmarking address", "198.18.0.0/15"),
            row(Standing.SPECIAL, "a protocol assignment", "192.0.0.0/24", "192.88.99.0/24", "2001::/23"),
            row(Standing.SPECIAL, "a reserved address", "240.0.0.0/4"),
            // Of IPv6 only 2000::/3 is handed out as global unicast.
            new Row(List.of(AddressRange.of("2000::/3")), PUBLIC),
            row(Standing.SPECIAL, "a reserved address", "::/0"));

    private static Row row(Standing standing, String description, String... ranges) {
        return new Row(Arrays.stream(ranges).map(AddressRange::of).toList(), new AddressKind(standing, description));
    }

    static AddressKind of(InetAddress address) {
        return ROWS.stream()
                .filter(row -> row.ranges().stream().anyMatch(range -> range.contains(address)))
                .map(Row::kind)
                .findFirst()
                .orElse(PUBLIC);
    }

    /** The kind that every address of the range has, as far as one row holds them all. */
    static AddressKind ofAll(AddressRange range) {
        return ROWS.stream()
                .filter(row -> row.ranges().stream().anyMatch(known -> known.contains(range)))
                .map(Row::kind)
                .findFirst()
                .orElse(PUBLIC);
    }
}
