package dev.goaround.checklist.access;

import dev.goaround.access.Rights;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which tokens may be granted: ones that name who acts and for how long, with at most the rights of whoever grants them. */
public final class GrantPolicy {

    /** Who grants a token for longer has mistyped the year. */
    static final Duration LONGEST = Duration.ofDays(5 * 366);

    private static final Pattern SERVICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private GrantPolicy() {}

    /** @param wish the grant as it was asked for; without services it is good for all */
    public static Optional<Objection> objection(AccessGranted wish, Rights granter, Instant now) {
        return SubjectPolicy.objection(wish.subject())
                .map(text -> new Objection("subject", text, false))
                .or(() -> services(wish.services()))
                .or(() -> expiry(wish.expiresAt(), now))
                .or(() -> moreServices(wish.services(), granter))
                .or(() -> moreRoles(wish.roles(), granter))
                .or(() -> longer(wish.expiresAt(), granter));
    }

    private static Optional<Objection> services(Set<String> services) {
        return services.stream()
                .filter(service -> !SERVICE.matcher(service).matches())
                .findFirst()
                .map(service -> new Objection(
                        "services",
                        "‘" + service + "’ is no service's name: lower-case letters, digits and hyphens, at most 63",
                        false));
    }

    private static Optional<Objection> expiry(Instant expiresAt, Instant now) {
        if (expiresAt == null) {
            return Optional.empty();
        }
        if (!expiresAt.isAfter(now)) {
            return Optional.of(new Objection(
                    "expiresAt",
                    expiresAt + " is past (it is " + now + " here): the token would never be good",
                    false));
        }
        return expiresAt.isAfter(now.plus(LONGEST))
                ? Optional.of(new Objection(
                        "expiresAt",
                        expiresAt + " is more than five years away; leave it out for a token that does not expire",
                        false))
                : Optional.empty();
    }

    private static Optional<Objection> moreServices(Set<String> services, Rights granter) {
        boolean isMore = services.isEmpty() ? !granter.isUnscoped() : !granter.coversAll(services);
        return isMore
                ? Optional.of(new Objection(
                        "services",
                        (services.isEmpty() ? "are left out, so the token would be good for all services" : "are more")
                                + "; yours is good for "
                                + new TreeSet<>(granter.grant().services())
                                + ": name some of these, or ask an administrator whose token is good for all services",
                        true))
                : Optional.empty();
    }

    private static Optional<Objection> moreRoles(Set<Role> roles, Rights granter) {
        return granter.roles().containsAll(roles)
                ? Optional.empty()
                : Optional.of(new Objection(
                        "roles", "are more than those of your token, " + new TreeSet<>(granter.roleNames()), true));
    }

    private static Optional<Objection> longer(Instant expiresAt, Rights granter) {
        Instant until = granter.grant().expiresAt();
        return until == null || (expiresAt != null && !expiresAt.isAfter(until))
                ? Optional.empty()
                : Optional.of(new Objection(
                        "expiresAt",
                        "has to be there, and not later than " + until + ", when your own token expires",
                        true));
    }
}
