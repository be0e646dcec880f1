package dev.goaround.imports.kayenta;

import dev.goaround.imports.ImportedFields;
import dev.goaround.imports.promql.PromqlExpression;
import dev.goaround.imports.promql.PromqlReading;
import dev.goaround.imports.promql.RecordingRules;
import dev.goaround.imports.promql.ResultCardinality;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A metric's query of Prometheus for one side: {@code customInlineTemplate: "PromQL:sum(rate(x{app=\"${scope}\"}[1m]))"}. */
final class CanaryQuery {

    private static final Set<String> KNOWN = Set.of(
            "type",
            "serviceType",
            "customInlineTemplate",
            "customFilterTemplate",
            "customFilter",
            "metricName",
            "resourceType",
            "labelBindings",
            "groupByFields");
    private static final String PROMQL = "PromQL:";
    private static final Pattern PLACE = Pattern.compile("\\$\\\\?\\{\\s*([\\w.-]{1,100})\\s*}");
    private static final ResultCardinality ANSWER = new ResultCardinality(RecordingRules.NONE);

    private CanaryQuery() {}

    /** The template, before anything is filled in; empty where something was refused. */
    static Optional<String> template(ImportedFields metric) {
        Optional<ImportedFields> query = metric.map("query");
        if (query.isEmpty()) {
            if (!metric.has("query")) {
                metric.whole("query", "it is missing", "say what to ask");
            }
            return Optional.empty();
        }
        ImportedFields fields = query.get();
        String type = fields.text("type").orElse("");
        if (!type.equals("prometheus")) {
            fields.whole(
                    "type",
                    "it is asked of another metrics system, and probes ask Prometheus",
                    "ask the same of Prometheus");
            return Optional.empty();
        }
        fields.only(KNOWN);
        Optional<String> inline = fields.text("customInlineTemplate").map(String::strip);
        if (inline.isEmpty() || !inline.get().startsWith(PROMQL)) {
            fields.whole(
                    inline.isEmpty() ? "metricName" : "customInlineTemplate",
                    "Kayenta makes the query of it, by labels that depend on where it runs",
                    "write the whole query as customInlineTemplate, behind “PromQL:”, with ${scope} for the side");
            return Optional.empty();
        }
        return inline.map(text -> text.substring(PROMQL.length()).strip());
    }

    /**
     * @param option the option that gives the values
     * @param orZero whether no answer is a zero
     */
    static Optional<String> filled(
            ImportedFields metric, String template, Map<String, String> values, String option, boolean orZero) {
        Set<String> missing = new TreeSet<>();
        PLACE.matcher(template).results().map(place -> place.group(1)).forEach(missing::add);
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            String first = missing.iterator().next();
            metric.whole(
                    "query",
                    "the canary stage says what " + String.join(", ", missing) + " is",
                    "give it with " + option + " " + first + "=VALUE");
            return Optional.empty();
        }
        String query =
                PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
        if (!(PromqlReading.of(query) instanceof PromqlReading.Read read)) {
            metric.whole(
                    "query",
                    "it is no expression of Prometheus': " + ((PromqlReading.Refused) PromqlReading.of(query)).reason(),
                    "promtool says more");
            return Optional.empty();
        }
        return one(metric, read.expression(), orZero);
    }

    private static Optional<String> one(ImportedFields metric, PromqlExpression expression, boolean orZero) {
        if (!ANSWER.isOne(expression)) {
            metric.whole(
                    "query",
                    "it may answer several series, and a probe asks for one number",
                    "aggregate it, with sum(…), max(…) or avg(…)");
            return Optional.empty();
        }
        if (!orZero) {
            return Optional.of(expression.text());
        }
        if (!ANSWER.hasNoLabels(expression)) {
            metric.whole(
                    "analysisConfigurations",
                    "with nanStrategy replace no answer is a zero, and its query's answer has labels",
                    "aggregate it without “by”");
            return Optional.empty();
        }
        return Optional.of("(" + expression.text() + ") or vector(0)");
    }
}
