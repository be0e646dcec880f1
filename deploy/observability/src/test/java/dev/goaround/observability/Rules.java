package dev.goaround.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Prometheus' recording and alert rules, in the order in which they are evaluated. */
public record Rules(List<Rule> rules) {
    /**
     * @param name of the metric that is recorded, or of the alert
     * @param labels that the rule adds
     */
    public record Rule(Query query, String name, Set<String> labels) {
        public boolean records() {
            return query.kind() == Query.Kind.RECORDING_RULE;
        }
    }

    /** Empty where there are none. */
    public static Rules all(Path repository) throws IOException {
        Path folder = repository.resolve("deploy/observability/prometheus/rules");
        if (!Files.isDirectory(folder)) {
            return new Rules(List.of());
        }
        List<Rule> rules = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yml"))
                    .sorted()
                    .toList()) {
                JsonNode groups = new YAMLMapper().readTree(file.toFile()).path("groups");
                groups.forEach(group -> group.path("rules")
                        .forEach(rule -> rules.add(rule(file.getFileName().toString(), rule))));
            }
        }
        return new Rules(List.copyOf(rules));
    }

    private static Rule rule(String file, JsonNode rule) {
        boolean records = rule.has("record");
        String name = rule.path(records ? "record" : "alert").asText();
        Query.Kind kind = records ? Query.Kind.RECORDING_RULE : Query.Kind.ALERT;
        Set<String> labels = new TreeSet<>();
        rule.path("labels").fieldNames().forEachRemaining(labels::add);
        return new Rule(new Query(kind, file + ", " + name, rule.path("expr").asText()), name, labels);
    }

    public Set<String> alerts() {
        Set<String> alerts = new TreeSet<>();
        rules.stream().filter(rule -> !rule.records()).forEach(rule -> alerts.add(rule.name()));
        return alerts;
    }
}
