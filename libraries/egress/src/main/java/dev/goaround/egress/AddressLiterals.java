package dev.goaround.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses and names as people write them. Only the plain forms are read: decimal, octal, hexadecimal and shortened
 * IPv4 forms mean different addresses to different programs, so they are neither an address nor a name here.
 */
final class AddressLiterals {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final int LONGEST_NAME = 253;

    private AddressLiterals() {}

    /** An IPv4 address in four decimal parts, or an IPv6 address without brackets and without a zone. */
    static Optional<InetAddress> any(String text) {
        if (IPV4.matcher(text).matches()) {
            return lookedAt(text);
        }
        // In brackets the JDK takes the text for an IPv6 literal or refuses it, and never asks a name server.
        return IPV6_CHARACTERS.matcher(text).matches() ? lookedAt("[" + text + "]") : Optional.empty();
    }

    private static Optional<InetAddress> lookedAt(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** True of a lower-case host name (RFC 1123) that no program can take for an address. */
    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            return false;
        }
        String[] labels = text.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return !NUMBER.matcher(labels[labels.length - 1]).matches();
    }

    /** Lower case, without the dot that makes a name absolute. */
    static String normalised(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
