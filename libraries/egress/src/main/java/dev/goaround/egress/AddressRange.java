package dev.goaround.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;

/** A CIDR block of one address family. IPv4 and IPv6 never contain each other: embedded forms are unwrapped before. */
final class AddressRange {
    private final byte[] network;
    private final int prefix;

    private AddressRange(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /** The block of {@code prefix} bits that {@code address} lies in. */
    static AddressRange around(InetAddress address, int prefix) {
        return ofBytes(address.getAddress(), prefix);
    }

    static AddressRange ofBytes(byte[] address, int prefix) {
        if (prefix < 0 || prefix > address.length * Byte.SIZE) {
            throw new IllegalArgumentException("prefix length " + prefix + " for " + address.length + " bytes");
        }
        return new AddressRange(masked(address, prefix), prefix);
    }

    /** A block as constants are written, {@code 10.0.0.0/8}. */
    static AddressRange of(String cidr) {
        int slash = cidr.indexOf('/');
        InetAddress address = AddressLiterals.any(cidr.substring(0, slash)).orElseThrow();
        return around(address, Integer.parseInt(cidr.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        return containsBytes(address.getAddress());
    }

    boolean contains(AddressRange other) {
        return other.prefix >= prefix && containsBytes(other.network);
    }

    private boolean containsBytes(byte[] bytes) {
        return bytes.length == network.length && Arrays.equals(masked(bytes, prefix), network);
    }

    private static byte[] masked(byte[] bytes, int prefix) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            int bits = Math.max(0, Math.min(Byte.SIZE, prefix - i * Byte.SIZE));
            result[i] = (byte) (bytes[i] & (0xff << (Byte.SIZE - bits)));
        }
        return result;
    }

    InetAddress firstAddress() {
        try {
            return InetAddress.getByAddress(network);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address range has 4 or 16 bytes", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange range && prefix == range.prefix && Arrays.equals(network, range.network);
    }

    @Override
    public int hashCode() {
        return Objects.hash(prefix, Arrays.hashCode(network));
    }

    @Override
    public String toString() {
        return firstAddress().getHostAddress() + "/" + prefix;
    }
}
