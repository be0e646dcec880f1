package dev.goaround.checklist.access;

import dev.goaround.access.Rights;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * To whom a checklist or a calendar belongs: to the services of the token that stored it first, or to its subject where the token is
 * good for all services. What release 0.1 stored, and what comes with Goaround, belongs to nobody: it is everyone's.
 *
 * @param subject or null where it belongs to services
 * @param services empty where it belongs to a subject
 */
public record Owner(String subject, Set<String> services) {

    private static final String SUBJECT = "subject:";
    private static final String SERVICES = "services:";

    public Owner {
        services = Set.copyOf(services);
    }

    /** Whoever stores something new. */
    public static Owner of(Rights rights) {
        return rights.isUnscoped()
                ? new Owner(rights.grant().subject(), Set.of())
                : new Owner(null, rights.grant().services());
    }

    /** @param stored as {@link #stored} wrote it, or null: nobody's */
    public static Optional<Owner> read(String stored) {
        if (stored == null) {
            return Optional.empty();
        }
        if (stored.startsWith(SERVICES)) {
            String names = stored.substring(SERVICES.length());
            return Optional.of(new Owner(null, Set.copyOf(Arrays.asList(names.split(",", -1)))));
        }
        if (stored.startsWith(SUBJECT)) {
            return Optional.of(new Owner(stored.substring(SUBJECT.length()), Set.of()));
        }
        throw new IllegalStateException("an owner is written as subject:… or services:…, not as " + stored);
    }

    public String stored() {
        return subject == null ? SERVICES + String.join(",", new TreeSet<>(services)) : SUBJECT + subject;
    }

    /** For people. */
    String words() {
        return subject == null
                ? (services.size() == 1 ? "service " : "the services ") + String.join(", ", new TreeSet<>(services))
                : subject;
    }
}
