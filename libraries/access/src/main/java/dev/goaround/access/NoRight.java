package dev.goaround.access;

import java.util.Collection;
import java.util.TreeSet;

/** What somebody is told who has a valid token without the right: the role that is asked for, for which service, and what the token has. */
public final class NoRight {

    private static final int MOST_NAMED = 10;

    private NoRight() {}

    /**
     * @param needed any of these roles is enough; empty: every role is
     * @param service that it is about, as far as the caller may know it; null: not a question of the service
     */
    public static String words(Collection<String> needed, String service, Rights has) {
        return "this asks for a token with " + roles(needed)
                + (service == null ? "" : ", good for " + service) + "; the token of "
                + has.grant().subject() + " (" + has.grant().token() + ") has "
                + enumerated(has.grant().roles().stream()
                        .map(Rights::nameOf)
                        .sorted()
                        .toList()) + ", and is good for "
                + (has.isUnscoped()
                        ? "all services"
                        : enumerated(new TreeSet<>(has.grant().services())));
    }

    private static String roles(Collection<String> needed) {
        return needed.isEmpty() ? "any role" : "the role " + String.join(" or ", new TreeSet<>(needed));
    }

    private static String enumerated(Collection<String> names) {
        String first = String.join(", ", names.stream().limit(MOST_NAMED).toList());
        return names.size() > MOST_NAMED ? first + " and " + (names.size() - MOST_NAMED) + " more" : first;
    }
}
