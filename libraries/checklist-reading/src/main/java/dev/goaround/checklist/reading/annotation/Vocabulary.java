package dev.goaround.checklist.reading.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The keywords, and which options each takes. */
final class Vocabulary {

    /** What every box may say beside its kind. */
    private static final List<String> OF_ITEMS = List.of(
            "if",
            "always",
            "environment",
            "limit-of",
            "within",
            "planned",
            "essential",
            "not-essential",
            "ends",
            "choice",
            "outcome",
            "no-choice",
            "settled");

    private static final List<String> NONE = List.of("settled");

    private static final Map<String, List<String>> OPTIONS = Map.ofEntries(
            Map.entry("", OF_ITEMS),
            Map.entry("manual", OF_ITEMS),
            Map.entry("measured", OF_ITEMS),
            Map.entry("soak", OF_ITEMS),
            Map.entry("reported", OF_ITEMS),
            Map.entry("announced", with("event")),
            Map.entry("step", OF_ITEMS),
            Map.entry("trigger", with("mode", "on-silence", "silent-after", "gap", "min-samples", "min-requests")),
            Map.entry("finding", with("mode", "on-silence", "silent-after")),
            Map.entry("rollback-step", OF_ITEMS),
            Map.entry("sign-off", with("role", "other-than-author")),
            Map.entry("contact", List.of("role", "contact", "availability", "settled")),
            Map.entry("window", List.of("days", "from", "to", "zone", "settled")),
            Map.entry("freeze", List.of("days", "from", "to", "zone", "dates", "settled")),
            Map.entry("path", List.of("approval", "review", "settled")),
            Map.entry("phase", List.of("environment", "offset", "duration")),
            Map.entry("no-phase", List.of()),
            Map.entry("nothing", NONE));

    static final Set<String> FLAGS =
            Set.of("always", "essential", "not-essential", "settled", "other-than-author", "review", "no-choice");
    static final Set<String> SPANS = Set.of("within", "planned", "offset", "duration", "silent-after");

    private Vocabulary() {}

    static boolean isKeyword(String word) {
        return !word.isEmpty() && OPTIONS.containsKey(word);
    }

    static boolean takes(String keyword, String option) {
        return OPTIONS.getOrDefault(keyword, List.of()).contains(option);
    }

    static boolean isOption(String word) {
        return OPTIONS.values().stream().anyMatch(options -> options.contains(word));
    }

    static String optionsOf(String keyword) {
        List<String> options = OPTIONS.get(keyword);
        return options.isEmpty() ? "no options" : String.join(", ", options);
    }

    /** The keyword or option that is spelt most like a word. */
    static String nearest(String word) {
        Set<String> known = new TreeSet<>(OPTIONS.keySet());
        OPTIONS.values().forEach(known::addAll);
        known.remove("");
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .orElseThrow();
    }

    /** Levenshtein's distance, on the first few characters: nobody misspells by more. */
    private static int distance(String one, String other) {
        String word = one.length() > 24 ? one.substring(0, 24) : one;
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= word.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (word.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    private static List<String> with(String... further) {
        List<String> options = new ArrayList<>(OF_ITEMS);
        options.addAll(List.of(further));
        return List.copyOf(options);
    }
}
