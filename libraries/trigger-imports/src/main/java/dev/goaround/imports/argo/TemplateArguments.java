package dev.goaround.imports.argo;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values for a template's arguments. */
record TemplateArguments(Map<String, String> values) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*args\\.([\\w.-]{1,100})\\s*}}");

    /** @param given by the person who imports; they win */
    static TemplateArguments of(Map<String, String> stated, Map<String, String> given) {
        Map<String, String> values = new HashMap<>(stated);
        values.putAll(given);
        return new TemplateArguments(values);
    }

    String filled(String text) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    /** Those without a value that the text names. */
    NavigableSet<String> missing(String text) {
        NavigableSet<String> missing = new TreeSet<>();
        PLACE.matcher(text).results().map(place -> place.group(1)).forEach(missing::add);
        missing.removeAll(values.keySet());
        return missing;
    }
}
