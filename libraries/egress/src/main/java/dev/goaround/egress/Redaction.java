package dev.goaround.egress;

import java.net.URI;

/**
 * What of a URL may be printed. A query, a fragment or a user part often holds a secret, and so does the path of a chat
 * system's incoming webhook: whoever cannot be sure of the path prints the {@link #origin} only.
 */
public final class Redaction {
    private static final String UNREADABLE = "(a URL that cannot be read)";

    private Redaction() {}

    /** Scheme, host and port, never more. */
    public static String origin(URI url) {
        return Destination.of(url).map(Destination::origin).orElse(problems -> UNREADABLE);
    }

    /** Scheme, host, port and path; without user, query and fragment. */
    public static String url(URI url) {
        return Destination.of(url)
                .map(destination -> destination.origin() + url.getRawPath())
                .orElse(problems -> UNREADABLE);
    }
}
