package dev.goaround.observability.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * An alerting rule. Two rules may share a name, with different severities.
 *
 * @param waits its {@code for}; empty if it has none
 */
record Alert(
        String name, String expression, String waits, Map<String, String> labels, Map<String, String> annotations) {

    static Alert of(JsonNode rule) {
        return new Alert(
                rule.path("alert").asText(),
                rule.path("expr").asText(),
                rule.path("for").asText(),
                texts(rule.path("labels")),
                texts(rule.path("annotations")));
    }

    String severity() {
        return labels.getOrDefault("severity", "");
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    @Override
    public String toString() {
        return name + " (" + severity() + ")";
    }
}
