package dev.goaround.cli.server;

import java.net.URI;
import java.util.Optional;

/**
 * Which server is meant, and with which token.
 *
 * @param from for people: where that was said
 */
public record Connection(URI address, String token, String from) {

    private static final String EXAMPLE = ", expected an address as https://goaround.example.com";

    /** What is wrong with an address, or nothing. */
    public static Optional<String> objection(String what, String address) {
        try {
            URI uri = URI.create(address.strip());
            boolean good = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            return good ? Optional.empty() : Optional.of(what + " is " + address + EXAMPLE);
        } catch (IllegalArgumentException e) {
            return Optional.of(what + " is " + address + EXAMPLE);
        }
    }

    /** A bearer token goes in clear to nobody but this machine. */
    public Optional<String> objection() {
        String host = address.getHost();
        boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return "https".equals(address.getScheme()) || here
                ? Optional.empty()
                : Optional.of(from + " names " + address + ": a token is sent by https only, or to this machine; use"
                        + " https, or a tunnel to 127.0.0.1");
    }

    @Override
    public String toString() {
        return "Connection[" + address + ", " + from + "]";
    }
}
