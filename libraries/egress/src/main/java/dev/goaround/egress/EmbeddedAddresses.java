package dev.goaround.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * The IPv4 addresses inside an IPv6 address, where a gateway would carry the packet on to them: mapped and translated
 * (RFC 4291, RFC 7915), compatible (RFC 4291, deprecated), NAT64 (RFC 6052), 6to4 (RFC 3056), Teredo (RFC 4380).
 */
final class EmbeddedAddresses {
    /** ::ffff:0:0/96, not to be had from text: the JDK turns it into an IPv4 address as it reads it. */
    private static final AddressRange MAPPED =
            AddressRange.ofBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0}, 96);

    private static final AddressRange TRANSLATED = AddressRange.of("::ffff:0:0:0/96");
    private static final AddressRange COMPATIBLE = AddressRange.of("::/96");
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");
    private static final AddressRange TEREDO = AddressRange.of("2001::/32");
    private static final AddressRange UNSPECIFIED = AddressRange.of("::/128");
    private static final AddressRange LOOPBACK = AddressRange.of("::1/128");

    private EmbeddedAddresses() {}

    /** Empty when the address stands for itself. All of the addresses must be acceptable for it to be acceptable. */
    static List<InetAddress> in(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (UNSPECIFIED.contains(address) || LOOPBACK.contains(address)) {
            return List.of();
        }
        if (List.of(MAPPED, TRANSLATED, COMPATIBLE, NAT64).stream().anyMatch(range -> range.contains(address))) {
            return List.of(ipv4(bytes, 12, 0));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return List.of(ipv4(bytes, 2, 0));
        }
        if (TEREDO.contains(address)) {
            // The server's address in clear, the client's with every bit turned (RFC 4380, section 4).
            return List.of(ipv4(bytes, 4, 0), ipv4(bytes, 12, 0xff));
        }
        return List.of();
    }

    private static InetAddress ipv4(byte[] bytes, int from, int mask) {
        byte[] inner = Arrays.copyOfRange(bytes, from, from + 4);
        for (int i = 0; i < inner.length; i++) {
            inner[i] ^= (byte) mask;
        }
        return address(inner);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IPv4 address has 4 bytes", e);
        }
    }
}
