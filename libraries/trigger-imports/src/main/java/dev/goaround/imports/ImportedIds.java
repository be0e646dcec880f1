package dev.goaround.imports;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Ids and signals from the names of a file, each once. */
public final class ImportedIds {

    private static final int LONGEST = 50;

    private final Set<String> taken = new HashSet<>();

    /** A trigger's id, a probe's name: {@code HighErrorRate} is {@code high-error-rate}. */
    public String id(String name) {
        return unique(slug(name, "-"), "-");
    }

    /**
     * A signal's name, which is never one of Goaround's own: those are given by the service's counters where there are any, and
     * the trigger would then be judged on other figures.
     */
    public String signal(String name) {
        String slug = slug(name, "_");
        String letter = Character.isLetter(slug.charAt(0)) ? slug : "of_" + slug;
        boolean mayBeOurs = !letter.contains("_") || OURS.contains(letter) || letter.startsWith("latency_p");
        return unique(mayBeOurs ? letter + "_imported" : letter, "_");
    }

    private static final Set<String> OURS = Set.of(
            "probe_success",
            "error_rate",
            "success_rate",
            "request_rate",
            "burn_rate",
            "disk_free",
            "db_connections",
            "db_connection_errors",
            "certificate_days_left",
            "test_coverage");

    private static String slug(String name, String between) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
        String slug = words.replace(" ", between);
        String cut = slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST);
        return cut.isEmpty() ? "imported" : cut.replaceAll("[-_]+$", "");
    }

    private String unique(String slug, String between) {
        String candidate = slug;
        for (int number = 2; !taken.add(candidate); number++) {
            candidate = slug + between + number;
        }
        return candidate;
    }
}
