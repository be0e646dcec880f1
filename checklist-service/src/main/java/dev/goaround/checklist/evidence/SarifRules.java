package dev.goaround.checklist.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of one run's tool, by their place and by their id. The driver stands before its extensions. */
final class SarifRules {

    /** As many as GitHub's code scanning takes of a run. */
    private static final int MOST_RULES = 25_000;

    private static final int MOST_EXTENSIONS = 100;

    private record Rule(String id, SarifSeverity properties, Configuration defaultConfiguration) {
        private String level() {
            return defaultConfiguration == null ? null : defaultConfiguration.level();
        }
    }

    private record Configuration(String level) {}

    private static final class Component {
        private String name;
        private final List<Rule> rules = new ArrayList<>();
    }

    private Component driver;
    private final List<Component> extensions = new ArrayList<>();
    private final Map<String, Rule> byId = new HashMap<>();
    private int count;

    /** @param json at the tool; afterwards at its end */
    void read(JsonParser json) throws IOException, UnreadableFile {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("driver") && value == JsonToken.START_OBJECT) {
                driver = component(json);
            } else if (name.equals("extensions") && value == JsonToken.START_ARRAY) {
                extensions(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void extensions(JsonParser json) throws IOException, UnreadableFile {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                extensions.add(component(json));
                EvidenceLimits.count(extensions.size(), MOST_EXTENSIONS, "extensions of a tool");
            } else {
                json.skipChildren();
            }
        }
    }

    private Component component(JsonParser json) throws IOException, UnreadableFile {
        Component component = new Component();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("name") && value == JsonToken.VALUE_STRING) {
                component.name = json.getText();
            } else if (name.equals("rules") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    EvidenceLimits.count(++count, MOST_RULES, "rules in a run");
                    Rule rule = EvidenceLimits.element(json, Rule.class);
                    if (rule != null) {
                        component.rules.add(rule);
                    }
                }
            } else {
                json.skipChildren();
            }
        }
        return component;
    }

    private List<Component> components() {
        List<Component> all = new ArrayList<>();
        if (driver != null) {
            all.add(driver);
        }
        all.addAll(extensions);
        return all;
    }

    Optional<String> tool() {
        return components().stream()
                .map(component -> component.name)
                .filter(name -> name != null && !name.isBlank())
                .findFirst();
    }

    /**
     * @param id of the rule, or null
     * @param index of the rule in its component, or null
     * @param extension whose rule it is; null: the driver's
     * @param own what the result says itself, or null
     * @param level that the result says itself, or null
     */
    Severities severity(String id, Integer index, Integer extension, SarifSeverity own, String level) {
        Rule rule = rule(id, index, extension);
        return Optional.ofNullable(own)
                .flatMap(SarifSeverity::one)
                .or(() -> Optional.ofNullable(rule).map(Rule::properties).flatMap(SarifSeverity::one))
                .orElseGet(() -> SarifSeverity.ofLevel(Optional.ofNullable(level)
                        .or(() -> Optional.ofNullable(rule).map(Rule::level))
                        .orElse("warning")));
    }

    private Rule rule(String id, Integer index, Integer extension) {
        if (byId.isEmpty()) {
            components().forEach(component -> component.rules.forEach(rule -> byId.putIfAbsent(rule.id(), rule)));
        }
        if (id != null && byId.containsKey(id)) {
            return byId.get(id);
        }
        List<Component> components = components();
        int component = extension == null ? 0 : extension + 1;
        if (index == null || component < 0 || component >= components.size()) {
            return null;
        }
        List<Rule> rules = components.get(component).rules;
        return index < 0 || index >= rules.size() ? null : rules.get(index);
    }
}
