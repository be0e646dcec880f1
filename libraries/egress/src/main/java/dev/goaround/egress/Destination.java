package dev.goaround.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The place that a URL points to, and nothing of the URL that could be a secret.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case, without brackets and without the final dot
 * @param port the port as written, or the scheme's own
 * @param literal the address, when the host is one
 */
public record Destination(String scheme, String host, int port, Optional<InetAddress> literal) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_ECHO = 100;

    /** Reads the place out of a URL. Nothing is looked up; the problems repeat no part of the URL but its host. */
    public static ParsedText<Destination> of(String url) {
        try {
            return of(new URI(url));
        } catch (URISyntaxException e) {
            String where = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
            return ParsedText.bad(
                    "the URL cannot be read: " + e.getReason() + where + "; write it as https://host:port/path");
        }
    }

    /** As {@link #of(String)}. */
    public static ParsedText<Destination> of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return ParsedText.bad("the URL must begin with http:// or https://");
        }
        String authority = url.getRawAuthority();
        if (authority == null || authority.isEmpty()) {
            return ParsedText.bad("the URL names no host; write it as " + scheme + "://host:port/path");
        }
        if (authority.indexOf('@') >= 0) {
            return ParsedText.bad("the URL holds a user or a password before the host; keep them as a secret"
                    + " and send them in a header");
        }
        if (url.getHost() == null) {
            return ParsedText.bad(notAHost(authority));
        }
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("http") ? HTTP_PORT : HTTPS_PORT;
        if (port < 1 || port > LAST_PORT) {
            return ParsedText.bad("the port must be a number from 1 to 65535");
        }
        return host(url.getHost()).map(host -> new Destination(scheme, host, port, AddressLiterals.any(host)));
    }

    private static ParsedText<String> host(String written) {
        if (written.startsWith("[")) {
            String inner = written.substring(1, written.length() - 1);
            // A zone names an interface of this machine, so only link-local addresses need one.
            return AddressLiterals.any(inner).isPresent()
                    ? ParsedText.good(inner.toLowerCase(Locale.ROOT))
                    : ParsedText.bad(notAHost(written));
        }
        String host = AddressLiterals.normalised(written);
        boolean readable =
                AddressLiterals.isName(host) || AddressLiterals.any(host).isPresent();
        return readable ? ParsedText.good(host) : ParsedText.bad(notAHost(written));
    }

    private static String notAHost(String written) {
        String echo = written.length() > LONGEST_ECHO ? written.substring(0, LONGEST_ECHO) + "…" : written;
        return "'" + echo + "' is not a host: write a name of letters, digits, '-' and '.' (an international one in its"
                + " xn-- form), an IPv4 address in four decimal parts, or an IPv6 address in brackets without a zone";
    }

    /** {@code https}. */
    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** This machine, by what is written: an address of the loopback range, or the one name that always leads there. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || literal.filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Host and port as an allow list has them. */
    public String hostAndPort() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Scheme, host and port: all of a URL that is safe to print. */
    public String origin() {
        return scheme + "://" + hostAndPort();
    }

    @Override
    public String toString() {
        return origin();
    }
}
