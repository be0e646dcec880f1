package dev.goaround.checklist.definition;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of one rollback step, and what every kind of step has.
 *
 * @param name null where it is wrong
 * @param component or null
 * @param insteadOf name of the step that it stands in for, or null
 */
record StepFields(DefinitionFields fields, String name, String component, String insteadOf, UrlPolicy urls) {

    private static final List<String> FILL_INS = List.of(
            "service", "environment", "version", "target_version", "deployment", "component", "idempotency_key");
    /** Percent. */
    private static final int ALL = 100;

    private static final Pattern FILL_IN = Pattern.compile("\\{([A-Za-z_-]+)}");

    Duration timeout(Duration usual) {
        Duration given = fields.duration("timeout");
        return given == null ? usual : given;
    }

    String secret() {
        return DefinitionNames.secret(fields, true);
    }

    URI required(String field, String example) {
        fields.required(field, example);
        return fields.url(field, urls);
    }

    /** A base URL that has a usual value, which the policy has to allow as well. */
    URI api(String usual) {
        if (fields.has("api")) {
            return fields.url("api", urls);
        }
        URI url = URI.create(usual);
        urls.objection(url).ifPresent(objection -> fields.problem("api", "is not said, and the usual " + objection));
        return url;
    }

    /** A text in which the names in braces are known ones; null if it is not there. */
    String filled(String field) {
        String text = fields.text(field);
        if (text != null) {
            refuseUnknownFillIns(fields, field, text);
        }
        return text;
    }

    List<String> filledList(String field) {
        List<String> texts = fields.texts(field);
        texts.forEach(text -> refuseUnknownFillIns(fields, field, text));
        return texts;
    }

    Map<String, String> filledMap(String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        DefinitionFields given = fields.map(field, List.of());
        if (given != null) {
            for (String key : given.names()) {
                String text = given.text(key);
                if (text != null) {
                    texts.put(key, text);
                    refuseUnknownFillIns(given, key, text);
                }
            }
        }
        return texts;
    }

    /** Percent of the traffic by backend, all of it together; null if it is not there or wrong. */
    Map<String, Integer> weights() {
        DefinitionFields given = fields.map("weights", List.of());
        if (given == null) {
            return null;
        }
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String backend : given.names()) {
            Integer weight = given.number(backend, 0, ALL);
            if (weight == null) {
                return null;
            }
            weights.put(backend, weight);
        }
        int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
        if (weights.size() < 2) {
            fields.problem("weights", "names one backend, which has all of the traffic whatever its weight; name all");
        } else if (sum != ALL) {
            fields.problem("weights", "add up to " + sum + "; they are percent of the traffic, 100 together");
        }
        return weights;
    }

    private static void refuseUnknownFillIns(DefinitionFields fields, String name, String text) {
        Matcher fillIn = FILL_IN.matcher(text);
        while (fillIn.find()) {
            if (!FILL_INS.contains(fillIn.group(1))) {
                fields.problem(
                        name,
                        "{" + fillIn.group(1) + "} is nothing that is filled in"
                                + NearestName.suggestion(fillIn.group(1), FILL_INS));
            }
        }
    }
}
