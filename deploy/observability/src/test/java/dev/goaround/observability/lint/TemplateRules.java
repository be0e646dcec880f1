package dev.goaround.observability.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.observability.Dashboard;
import dev.goaround.observability.Query;
import dev.goaround.observability.promql.Parser;
import dev.goaround.observability.promql.UnreadableQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about the dashboard as a whole and its variables. */
final class TemplateRules {
    private static final Pattern FUNCTION = Pattern.compile("(label_names|label_values|metrics|query_result)\\(.+\\)");
    private static final Set<String> OF_THE_DATASOURCE = Set.of("$datasource", "${datasource}");
    private static final int ON_TIME_RANGE_CHANGE = 2;

    private TemplateRules() {}

    static List<Finding> datasource(Dashboard dashboard) {
        List<JsonNode> sources = ofType(dashboard, "datasource");
        if (sources.size() != 1) {
            return List.of(new Finding("variables", "there is one of type datasource, not " + sources.size()));
        }
        JsonNode source = sources.get(0);
        List<Finding> findings = new ArrayList<>();
        expect(findings, source, "name", "datasource");
        expect(findings, source, "label", "Data source");
        expect(findings, source, "query", "prometheus");
        return findings;
    }

    static List<Finding> targetLabel(Dashboard dashboard, String name, String label) {
        List<JsonNode> found = dashboard.variables().stream()
                .filter(variable -> variable.path("name").asText().equals(name))
                .toList();
        if (found.size() != 1) {
            return List.of(new Finding("variables", "there is one named " + name + ", not " + found.size()));
        }
        JsonNode variable = found.get(0);
        List<Finding> findings = new ArrayList<>();
        expect(findings, variable, "type", "query");
        expect(findings, variable, "label", label);
        expect(findings, variable, "allValue", ".+");
        expect(findings, variable, "multi", "true");
        if (!OF_THE_DATASOURCE.contains(variable.path("datasource").path("uid").asText())) {
            findings.add(new Finding("variable " + name, "its data source is $datasource"));
        }
        return findings;
    }

    static List<Finding> labelPromql(Dashboard dashboard) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode variable : ofType(dashboard, "query")) {
            String where = "variable " + variable.path("name").asText();
            if (!FUNCTION.matcher(variable.path("query").asText()).matches()) {
                findings.add(new Finding(where, "its query is label_values(…) or another function of the data source"));
            }
        }
        for (Query query : dashboard.queries()) {
            if (query.kind() == Query.Kind.VARIABLE) {
                unreadable(query).forEach(findings::add);
            }
        }
        return findings;
    }

    private static List<Finding> unreadable(Query query) {
        try {
            Parser.parse(query.expr());
            return List.of();
        } catch (UnreadableQuery e) {
            return List.of(new Finding(query.source(), e.getMessage()));
        }
    }

    static List<Finding> reload(Dashboard dashboard) {
        return ofType(dashboard, "query").stream()
                .filter(variable -> variable.path("refresh").asInt() != ON_TIME_RANGE_CHANGE)
                .map(variable ->
                        new Finding("variable " + variable.path("name").asText(), "refresh is 2, on time range change"))
                .toList();
    }

    static List<Finding> uneditable(Dashboard dashboard) {
        return dashboard.json().path("editable").asBoolean(true)
                ? List.of(new Finding("dashboard", "editable is false"))
                : List.of();
    }

    private static List<JsonNode> ofType(Dashboard dashboard, String type) {
        return dashboard.variables().stream()
                .filter(variable -> variable.path("type").asText().equals(type))
                .toList();
    }

    private static void expect(List<Finding> findings, JsonNode variable, String field, String value) {
        String actual = variable.path(field).asText();
        if (!actual.equals(value)) {
            findings.add(new Finding(
                    "variable " + variable.path("name").asText(), field + " is '" + value + "', not '" + actual + "'"));
        }
    }
}
