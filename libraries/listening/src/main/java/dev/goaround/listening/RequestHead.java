package dev.goaround.listening;

import java.util.List;
import java.util.Optional;

/**
 * What of a request says for whom it is and where it ends. Where two parties read that differently, one of them
 * takes a part of a body for a request of somebody else's.
 *
 * @param hosts the values of all its {@code Host} fields
 * @param codings the values of all its {@code Transfer-Encoding} fields
 * @param mayLackHost whether it is HTTP/1.0, which has no such field
 * @param arrivedAt the address of this machine that the connection came to
 */
public record RequestHead(List<String> hosts, List<String> codings, boolean mayLackHost, String arrivedAt) {
    private static final int BAD_REQUEST = 400;
    private static final int MISDIRECTED_REQUEST = 421;

    /** @param status of HTTP */
    public record Objection(int status, String title, String detail) {}

    /** RFC 9112, sections 3.2 and 6.1; 421 is RFC 9110, section 15.5.20. */
    public Optional<Objection> objection(OwnNames names) {
        if (!codings.isEmpty()
                && (codings.size() > 1
                        || !"chunked".equalsIgnoreCase(codings.get(0).strip()))) {
            return bad("the Transfer-Encoding of this request is not understood: send one, and send it as 'chunked'");
        }
        if (!codings.isEmpty() && mayLackHost) {
            return bad("HTTP/1.0 has no Transfer-Encoding: send a Content-Length, or ask with HTTP/1.1");
        }
        if (hosts.isEmpty()) {
            return mayLackHost ? Optional.empty() : bad("the field Host is missing: send the name that you ask for");
        }
        if (hosts.size() > 1) {
            return bad("there is more than one field Host: send one");
        }
        Optional<HostName> host = HostName.read(hosts.get(0));
        if (host.isEmpty()) {
            return bad("the field Host is not a name or an address with or without a port");
        }
        if (!names.include(host.get(), arrivedAt)) {
            return Optional.of(new Objection(
                    MISDIRECTED_REQUEST,
                    "Misdirected Request",
                    "'" + host.get().text()
                            + "' is not a name of this service: ask for the address that it listens at, "
                            + "or let its operator add the name to GOAROUND_HOSTS"));
        }
        return Optional.empty();
    }

    private static Optional<Objection> bad(String detail) {
        return Optional.of(new Objection(BAD_REQUEST, "Bad Request", detail));
    }
}
