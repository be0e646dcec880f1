package dev.goaround.checklist.start;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which environment of the service a checklist means by its words: it says “production”, and the definition may say
 * {@code prod}. “Production” is the deployment's own environment unless that is one to try things in.
 */
final class EnvironmentNames {

    private static final List<String> PRODUCTION = List.of("production", "prod", "prd", "live");
    private static final List<String> STAGING =
            List.of("staging", "stage", "stg", "pre-production", "preproduction", "pre-prod", "preprod", "uat");
    private static final List<String> TRIALS =
            List.of("test", "testing", "qa", "dev", "development", "integration", "int");

    private EnvironmentNames() {}

    /**
     * @param word of the checklist, or null
     * @param own the deployment's environment
     * @param defined all of the service
     * @return the other environment's name, defined or not; null: the deployment's own
     */
    static String elsewhere(String word, String own, Set<String> defined) {
        if (word == null || word.equalsIgnoreCase(own)) {
            return null;
        }
        if (defined.contains(word)) {
            return word;
        }
        List<String> same = sameAs(word);
        if (same.contains(plain(own))) {
            return null;
        }
        return defined.stream()
                .filter(name -> same.contains(plain(name)))
                .sorted()
                .findFirst()
                .orElseGet(() -> PRODUCTION.contains(plain(word)) && !isForTrials(own) ? null : word);
    }

    private static boolean isForTrials(String own) {
        return STAGING.contains(plain(own)) || TRIALS.contains(plain(own));
    }

    private static List<String> sameAs(String word) {
        if (PRODUCTION.contains(plain(word))) {
            return PRODUCTION;
        }
        return STAGING.contains(plain(word)) ? STAGING : List.of(plain(word));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
