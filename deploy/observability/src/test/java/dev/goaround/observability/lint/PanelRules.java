package dev.goaround.observability.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.observability.Dashboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rules about each panel. Stricter than the linter's, which look at some types of panel only: here at all with data. */
final class PanelRules {
    private static final Set<String> WITHOUT_DATA = Set.of("text", "row");
    private static final Set<String> OF_THE_DATASOURCE = Set.of("$datasource", "${datasource}");

    /** Those of Grafana's list that have a use here; a unit beside these is a slip or a deliberate addition. */
    private static final Set<String> UNITS = Set.of(
            "none",
            "string",
            "short",
            "percentunit",
            "bytes",
            "Bps",
            "s",
            "ops",
            "reqps",
            "cps",
            "bool",
            "dateTimeFromNow");

    private PanelRules() {}

    static List<Finding> datasource(Dashboard dashboard) {
        return where(
                dashboard,
                panel -> !OF_THE_DATASOURCE.contains(
                        panel.path("datasource").path("uid").asText()),
                "its data source is ${datasource}");
    }

    static List<Finding> titleAndDescription(Dashboard dashboard) {
        return where(
                dashboard,
                panel -> panel.path("title").asText().isBlank()
                        || panel.path("description").asText().isBlank(),
                "it has a title and a description");
    }

    static List<Finding> units(Dashboard dashboard) {
        List<Finding> findings = new ArrayList<>(where(
                dashboard,
                panel -> !UNITS.contains(
                        panel.path("fieldConfig").path("defaults").path("unit").asText()),
                "its unit is one of " + UNITS));
        for (JsonNode panel : dashboard.panels()) {
            for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
                for (JsonNode property : override.path("properties")) {
                    String value = property.path("value").asText();
                    if (property.path("id").asText().equals("unit") && !UNITS.contains(value)) {
                        findings.add(new Finding(panel.path("title").asText(), "no unit " + value));
                    }
                }
            }
        }
        return findings;
    }

    static List<Finding> noTargets(Dashboard dashboard) {
        return where(dashboard, panel -> panel.path("targets").isEmpty(), "it has a query");
    }

    private static List<Finding> where(Dashboard dashboard, Predicate<JsonNode> isWrong, String right) {
        return dashboard.panels().stream()
                .filter(panel -> !WITHOUT_DATA.contains(panel.path("type").asText()))
                .filter(isWrong)
                .map(panel -> new Finding("panel '" + panel.path("title").asText() + "'", right))
                .toList();
    }
}
