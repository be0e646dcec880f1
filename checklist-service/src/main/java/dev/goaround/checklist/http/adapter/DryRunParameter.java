package dev.goaround.checklist.http.adapter;

import java.util.Locale;

/**
 * {@code ?dry-run} on a request that stores something: it is answered likewise, and nothing is stored. Read from the query as it was
 * sent: to JAX-RS a parameter without a value is as good as none, and the document would be stored.
 */
public final class DryRunParameter {

    private static final String NAME = "dry-run";

    private DryRunParameter() {}

    /**
     * @param query of the request's URL, or null
     * @throws ProblemException where a value is neither true nor false; to guess would store what is only to be tried
     */
    public static boolean isWanted(String query) {
        boolean wanted = false;
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            if (parameter.equals(NAME) || parameter.startsWith(NAME + "=")) {
                wanted |= isTrue(parameter.substring(Math.min(parameter.length(), NAME.length() + 1)));
            }
        }
        return wanted;
    }

    private static boolean isTrue(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "true" -> true;
            case "false" -> false;
            default ->
                throw ProblemException.badRequest(NAME + "=" + value + " is neither true nor false; write ?" + NAME);
        };
    }
}
