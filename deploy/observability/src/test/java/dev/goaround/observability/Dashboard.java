package dev.goaround.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard as Grafana reads it. */
public record Dashboard(String name, JsonNode json) {
    private static final Pattern OF_A_VARIABLE = Pattern.compile("(label_values|query_result|metrics)\\((.*)\\)");
    private static final Pattern LABEL_AT_THE_END = Pattern.compile("(.*),\\s*(\\w+)\\s*");

    /** All that are provisioned, by name. */
    public static List<Dashboard> all(Path repository) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<Dashboard> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(repository.resolve("deploy/observability/grafana/dashboards"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                dashboards.add(new Dashboard(file.getFileName().toString(), mapper.readTree(file.toFile())));
            }
        }
        return dashboards;
    }

    /** Rows left out, their contents not. */
    public List<JsonNode> panels() {
        return each(json.path("panels"))
                .flatMap(panel ->
                        panel.path("type").asText().equals("row") ? each(panel.path("panels")) : Stream.of(panel))
                .toList();
    }

    public List<JsonNode> variables() {
        return each(json.path("templating").path("list")).toList();
    }

    public List<JsonNode> annotations() {
        return each(json.path("annotations").path("list")).toList();
    }

    /** Those of its panels, its variables and its annotations. */
    public List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(new Query(
                        Query.Kind.PANEL,
                        name + ", panel '" + panel.path("title").asText() + "', query "
                                + target.path("refId").asText(),
                        target.path("expr").asText()));
            }
        }
        for (JsonNode variable : variables()) {
            if (variable.path("type").asText().equals("query")) {
                queries.add(new Query(
                        Query.Kind.VARIABLE,
                        name + ", variable " + variable.path("name").asText(),
                        exprOfVariable(variable.path("query").asText())));
            }
        }
        for (JsonNode annotation : annotations()) {
            queries.add(new Query(
                    Query.Kind.ANNOTATION,
                    name + ", annotation '" + annotation.path("name").asText() + "'",
                    annotation.path("expr").asText()));
        }
        return queries;
    }

    /** {@code label_values(metric{…}, label)} asks for the label's values: {@code group by (label) (metric{…})}. */
    private static String exprOfVariable(String query) {
        Matcher function = OF_A_VARIABLE.matcher(query);
        if (!function.matches()) {
            return query;
        }
        Matcher label = LABEL_AT_THE_END.matcher(function.group(2));
        return function.group(1).equals("label_values") && label.matches()
                ? "group by (" + label.group(2) + ") (" + label.group(1) + ")"
                : function.group(2);
    }

    public static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return name;
    }
}
