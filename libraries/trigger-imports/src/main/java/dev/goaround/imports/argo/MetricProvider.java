package dev.goaround.imports.argo;

import dev.goaround.imports.ImportedFields;
import dev.goaround.imports.LocatedValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a metric asks.
 *
 * @param address of the Prometheus server, or null
 * @param timeout or null
 */
record MetricProvider(String query, String address, Duration timeout) {

    private static final Map<String, String> OTHERS = Map.of(
            "web",
            "it reads a figure out of a JSON answer, and probes read Prometheus' answers, metrics pages and the status of"
                    + " an HTTP answer",
            "job",
            "it runs a job in the cluster, and a trigger only asks",
            "kayenta",
            "it asks a Kayenta server");

    private static final Map<String, String> INSTEAD = Map.of(
            "web",
            "put the figure on the service's metrics page, or an http probe on a health path",
            "job",
            "let the pipeline run it and report its result as evidence",
            "kayenta",
            "import its canary config: goaround import kayenta FILE");

    private static final Set<String> OF_PROMETHEUS =
            Set.of("address", "query", "headers", "authentication", "timeout", "insecure", "rangeQuery");

    /** Empty where something was refused. */
    static Optional<MetricProvider> read(ImportedFields metric, TemplateArguments arguments) {
        Optional<ImportedFields> provider = metric.map("provider");
        if (provider.isEmpty()) {
            if (!metric.has("provider")) {
                metric.whole("provider", "it is missing", "say whom to ask");
            }
            return Optional.empty();
        }
        Map<String, LocatedValue> kinds = provider.get().mapping().fields();
        if (kinds.size() != 1 || !kinds.containsKey("prometheus")) {
            String kind = kinds.keySet().stream()
                    .filter(name -> !name.equals("prometheus"))
                    .findFirst()
                    .orElse("prometheus");
            provider.get()
                    .whole(
                            kind,
                            OTHERS.getOrDefault(kind, "probes ask Prometheus, metrics pages and HTTP addresses"),
                            INSTEAD.getOrDefault(kind, "ask the same figure of one of these"));
            return Optional.empty();
        }
        return provider.get().map("prometheus").flatMap(prometheus -> ofPrometheus(prometheus, arguments));
    }

    private static Optional<MetricProvider> ofPrometheus(ImportedFields fields, TemplateArguments arguments) {
        fields.only(OF_PROMETHEUS);
        if (fields.has("rangeQuery")) {
            fields.whole(
                    "rangeQuery", "a probe asks for now", "aggregate over time in the query: avg_over_time(…[10m:])");
        }
        if (fields.has("headers") || fields.has("authentication")) {
            String name = fields.has("headers") ? "headers" : "authentication";
            fields.leftOut(name, "secrets are not imported", "“secret: NAME” on the probe sends a bearer token");
        }
        if (fields.has("insecure")) {
            fields.leftOut("insecure", "certificates are always checked", null);
        }
        Optional<String> query = fields.text("query");
        if (query.isEmpty()) {
            if (!fields.has("query")) {
                fields.whole("query", "it is missing", "write what to ask");
            }
            return Optional.empty();
        }
        Optional<Integer> seconds = fields.number("timeout").filter(timeout -> timeout > 0);
        return Optional.of(new MetricProvider(
                query.get(),
                fields.text("address").map(arguments::filled).orElse(null),
                seconds.map(Duration::ofSeconds).orElse(null)));
    }
}
