package dev.goaround.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides where outgoing calls may go. Targets of a deployment are internal by nature, so private addresses are not
 * refused as such; instead everything is refused that the operator did not list, some addresses are refused even when
 * listed (metadata, link-local, multicast, Goaround's own endpoints), and the bytes of the resolved addresses decide,
 * never their spelling. Immutable and free of input and output; it never throws on what people write.
 */
public final class AddressGuard {
    private static final String ALLOW_KEY = "goaround.egress.allow";
    private static final String FORBIDDEN_KEY = "goaround.egress.forbidden";

    /** The one name whose address is certain before it is looked up (RFC 6761, section 6.3). */
    private static final Optional<InetAddress> LOCALHOST = AddressLiterals.any("127.0.0.1");

    private final AllowList allowed;
    private final OwnEndpoints own;

    public AddressGuard(AllowList allowed, OwnEndpoints own) {
        this.allowed = Objects.requireNonNull(allowed);
        this.own = Objects.requireNonNull(own);
    }

    /** Judges a URL as written, for instance when a service definition is saved: addresses fully, names by the list. */
    public UrlDecision asWritten(String url) {
        return written(Destination.of(url));
    }

    /** As {@link #asWritten(String)}. */
    public UrlDecision asWritten(URI url) {
        return written(Destination.of(url));
    }

    private UrlDecision written(ParsedText<Destination> read) {
        if (!(read instanceof ParsedText.Good<Destination> good)) {
            return new UrlDecision.Refused(String.join("; ", read.problems()));
        }
        Destination destination = good.value();
        Optional<InetAddress> known = destination.host().equals("localhost") ? LOCALHOST : destination.literal();
        Optional<String> objection = known.map(address -> objection(destination, List.of(address)))
                .orElseGet(() -> objectionToName(destination));
        return objection
                .<UrlDecision>map(UrlDecision.Refused::new)
                .orElseGet(() -> new UrlDecision.Acceptable(destination));
    }

    /** The names whose addresses {@link #passage} wants to know; empty when nothing needs to be looked up. */
    public Set<String> namesToResolve(Destination destination) {
        Set<String> names = new TreeSet<>(own.namesOn(destination.port()));
        if (destination.literal().isEmpty()) {
            names.add(destination.host());
        }
        return names;
    }

    /**
     * Judges the addresses of a destination; one bad address refuses all.
     *
     * @param addresses all addresses of each of {@link #namesToResolve}, in the resolver's order; none for a name that
     *     could not be resolved
     */
    public AddressDecision passage(Destination destination, Map<String, List<InetAddress>> addresses) {
        List<InetAddress> candidates = destination
                .literal()
                .map(List::of)
                .orElseGet(() -> addresses.getOrDefault(destination.host(), List.of()));
        if (candidates.isEmpty()) {
            return new AddressDecision.Unresolved("the name " + destination.host() + " has no address");
        }
        return objection(destination, candidates)
                .or(() -> ownByName(destination, candidates, addresses))
                .<AddressDecision>map(AddressDecision.Refused::new)
                .orElseGet(() -> new AddressDecision.Allowed(nameless(candidates.get(0))));
    }

    private Optional<String> objectionToName(Destination destination) {
        if (own.holdsName(destination.host(), destination.port())) {
            return Optional.of(isOwn(destination, destination.hostAndPort()));
        }
        // A listed range may hold the addresses of a name that is not listed; that shows only when it is called.
        boolean possible = allowed.listsName(destination.host(), destination.port())
                || allowed.mayLeadToListedRange(destination.host(), destination.port());
        return possible ? Optional.empty() : Optional.of(notListed(destination));
    }

    private Optional<String> objection(Destination destination, List<InetAddress> candidates) {
        Optional<String> toName = destination.literal().isPresent() ? Optional.empty() : objectionToName(destination);
        return toName.or(() -> candidates.stream()
                .flatMap(address -> objection(destination, address).stream())
                .findFirst());
    }

    private Optional<String> objection(Destination destination, InetAddress address) {
        List<InetAddress> embedded = EmbeddedAddresses.in(address);
        if (!embedded.isEmpty()) {
            return embedded.stream()
                    .flatMap(inner -> objection(destination, inner).stream())
                    .findFirst();
        }
        AddressKind kind = AddressKind.of(address);
        String text = address.getHostAddress();
        if (kind.standing() == AddressKind.Standing.NEVER) {
            return Optional.of(destination.origin() + " is refused: " + leads(destination, address) + ", "
                    + kind.description() + ", which is never called");
        }
        if (own.holdsAddress(address, destination.port())) {
            return Optional.of(isOwn(destination, text));
        }
        boolean passes = allowed.listsAddress(address, destination.port())
                || (kind.standing() == AddressKind.Standing.LOOPBACK
                        ? allowed.listsAsLocalhost(destination.host(), destination.port())
                        : kind.standing() != AddressKind.Standing.SPECIAL
                                && allowed.listsName(destination.host(), destination.port()));
        return passes ? Optional.empty() : Optional.of(addressNotListed(destination, address, kind));
    }

    /** A name of our own that cannot be resolved now could be any address: no call to its port passes meanwhile. */
    private Optional<String> ownByName(
            Destination destination, List<InetAddress> candidates, Map<String, List<InetAddress>> addresses) {
        for (String name : own.namesOn(destination.port())) {
            List<InetAddress> ours = addresses.getOrDefault(name, List.of());
            if (ours.isEmpty()) {
                return Optional.of(destination.origin() + " is refused: the addresses of " + name
                        + " are not known now, and it is listed with the same port in " + FORBIDDEN_KEY);
            }
            if (candidates.stream().anyMatch(ours::contains)) {
                return Optional.of(isOwn(destination, name));
            }
        }
        return Optional.empty();
    }

    private static String isOwn(Destination destination, String what) {
        return destination.origin() + " is refused: " + what + " is one of Goaround's own endpoints (" + FORBIDDEN_KEY
                + ")";
    }

    private String notListed(Destination destination) {
        String port = allowed.listsNameOnAnotherPort(destination.host())
                ? "the host is on the allow list, but not with this port"
                : "the host is not on the allow list";
        return destination.origin() + " is refused: " + port + "; if it may be called, add " + destination.hostAndPort()
                + " to " + ALLOW_KEY;
    }

    private static String addressNotListed(Destination destination, InetAddress address, AddressKind kind) {
        String text = address.getHostAddress();
        String entry = (text.contains(":") ? "[" + text + "]" : text) + ":" + destination.port();
        return destination.origin() + " is refused: " + leads(destination, address) + ", " + kind.description()
                + " that is not on the allow list; if it may be called, add " + entry + " (or its range) to "
                + ALLOW_KEY;
    }

    private static String leads(Destination destination, InetAddress address) {
        boolean itself = destination.literal().filter(address::equals).isPresent();
        return (itself ? "it is " : "it leads to ") + address.getHostAddress();
    }

    /** Without the name that the resolver attached, so that nothing looks the name up again. */
    private static InetAddress nameless(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
