package dev.goaround.checklist.reading.placeholders;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known to fill in. Names are compared without regard to case, blanks, dashes and underscores.
 *
 * <p>Some names are meant by several words: {@code version}, {@code previous_version}, {@code environment},
 * {@code service}, {@code url}, {@code <environment>_url}, {@code changes}, {@code on_call}, {@code reason}, {@code id}. A
 * version is filled in with or without its leading v as the text has it.
 *
 * @param named by name; a name that is not here is not filled in
 * @param at the instant that dates mean, or null: dates are not filled in
 * @param zone of those dates
 */
public record PlaceholderValues(Map<String, String> named, Instant at, ZoneId zone) {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]");

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("newversion", "version"),
            Map.entry("releaseversion", "version"),
            Map.entry("deployversion", "version"),
            Map.entry("appversion", "version"),
            Map.entry("release", "version"),
            Map.entry("tag", "version"),
            Map.entry("imagetag", "version"),
            Map.entry("newtag", "version"),
            Map.entry("oldversion", "previousversion"),
            Map.entry("lastversion", "previousversion"),
            Map.entry("stableversion", "previousversion"),
            Map.entry("rollbackversion", "previousversion"),
            Map.entry("previoustag", "previousversion"),
            Map.entry("previousrelease", "previousversion"),
            Map.entry("lastgoodversion", "previousversion"),
            Map.entry("env", "environment"),
            Map.entry("stage", "environment"),
            Map.entry("servicename", "service"),
            Map.entry("app", "service"),
            Map.entry("appname", "service"),
            Map.entry("application", "service"),
            Map.entry("applicationname", "service"),
            Map.entry("baseurl", "url"),
            Map.entry("appurl", "url"),
            Map.entry("serviceurl", "url"),
            Map.entry("host", "url"),
            Map.entry("link", "changes"),
            Map.entry("changelog", "changes"),
            Map.entry("linktochangelog", "changes"),
            Map.entry("oncall", "oncall"),
            Map.entry("engineer", "oncall"),
            Map.entry("explanation", "reason"),
            Map.entry("deploymentid", "id"));

    public PlaceholderValues {
        Map<String, String> folded = new HashMap<>();
        named.forEach((name, value) -> folded.put(folded(name), value));
        named = Map.copyOf(folded);
    }

    Optional<String> of(String name) {
        String folded = folded(name);
        String own = named.get(folded);
        return Optional.ofNullable(own == null ? named.get(SYNONYMS.getOrDefault(folded, folded)) : own);
    }

    static String folded(String name) {
        return BETWEEN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
