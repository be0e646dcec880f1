package dev.goaround.rollback.actuators;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a step is about; fills the names in braces in the strings of its definition.
 *
 * @param version the bad one
 * @param component the deployable part, or null for the whole service
 * @param key the idempotency key: the same at every repetition of the step
 */
public record FillIns(
        String service,
        String environment,
        String version,
        String targetVersion,
        String deployment,
        String component,
        String order,
        String step,
        String key) {

    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

    public static final String KEY = "{idempotency_key}";

    /** Fills a string in; names that are none of ours stay as they are. */
    public String in(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("service", service);
        values.put("environment", environment);
        values.put("version", version);
        values.put("target_version", targetVersion);
        values.put("deployment", deployment);
        values.put("component", component == null ? "" : component);
        values.put("idempotency_key", key);
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
