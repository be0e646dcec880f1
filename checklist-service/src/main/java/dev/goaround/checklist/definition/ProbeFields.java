package dev.goaround.checklist.definition;

import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Series;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Probes: how often, of whom, and what the answer says. */
final class ProbeFields {

    static final List<String> KNOWN = List.of(
            "name",
            "kind",
            "target",
            "every",
            "timeout",
            "path",
            "expect-status",
            "version-header",
            "version-pointer",
            "requests",
            "failures",
            "latency",
            "version-metric",
            "query",
            "signal",
            "unit",
            "secret");

    private static final Map<String, List<String>> OF_KIND = Map.of(
            "http", List.of("path", "expect-status", "version-header", "version-pointer"),
            "metrics", List.of("path", "requests", "failures", "latency", "version-metric"),
            "prometheus", List.of("query", "signal", "unit"));

    private static final String BUCKETS = "_bucket";
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** RFC 6901; the empty pointer is the whole document, which is no version. */
    private static final Pattern POINTER = Pattern.compile("(/([^/~]|~[01])*)+");

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LEAST_EVERY = Duration.ofMillis(100);

    private final DefinitionFields fields;
    private final String name;
    private final String target;
    private Duration every;
    private Duration timeout;

    private ProbeFields(DefinitionFields fields, Collection<String> targets, Set<String> taken) {
        this.fields = fields;
        this.name = DefinitionNames.unique(fields, "health", taken);
        fields.required("target", "web");
        this.target = DefinitionNames.known(fields, "target", targets, "target");
    }

    /** @return null where something is wrong that was recorded */
    static Probe read(DefinitionFields fields, Collection<String> targets, Set<String> taken) {
        ProbeFields probe = new ProbeFields(fields, targets, taken);
        String kind = fields.required("kind", "http");
        if (kind == null) {
            return null;
        }
        if (!OF_KIND.containsKey(kind)) {
            fields.problem("kind", "‘" + kind + "’ is no kind of probe; it is one of http, metrics, prometheus");
            return null;
        }
        probe.refuseFieldsOfOtherKinds(kind);
        probe.readTimes();
        return switch (kind) {
            case "http" -> probe.http();
            case "metrics" -> probe.metrics();
            default -> probe.prometheus();
        };
    }

    private void refuseFieldsOfOtherKinds(String kind) {
        OF_KIND.values().stream()
                .flatMap(List::stream)
                .distinct()
                .filter(field -> fields.has(field) && !OF_KIND.get(kind).contains(field))
                .forEach(field -> fields.problem(
                        field, "a probe of kind " + kind + " has no such field; it has " + OF_KIND.get(kind)));
    }

    private void readTimes() {
        Duration saidEvery = fields.duration("every");
        every = saidEvery == null ? EVERY : saidEvery;
        Duration saidTimeout = fields.duration("timeout");
        Duration shorter = every.multipliedBy(4).dividedBy(5);
        timeout =
                saidTimeout != null ? saidTimeout : shorter.compareTo(LONGEST_TIMEOUT) < 0 ? shorter : LONGEST_TIMEOUT;
        if (every.compareTo(LEAST_EVERY) < 0) {
            fields.problem("every", "asks more often than each 100ms; for example 1s");
        } else if (timeout.compareTo(every) >= 0) {
            fields.problem(
                    fields.has("timeout") ? "timeout" : "every",
                    "a question has to be over before the next one: the timeout is shorter than ‘every’");
        }
    }

    private Probe http() {
        String pointer = fields.text("version-pointer");
        if (pointer != null && !POINTER.matcher(pointer).matches()) {
            fields.problem(
                    "version-pointer",
                    "‘" + pointer
                            + "’ is no JSON Pointer; it begins with /, and behind ~ stands 0 (for ~) or 1 (for /), for"
                            + " example /version");
        }
        return new HttpProbe(
                name,
                target,
                path("/health"),
                fields.number("expect-status", 100, 599),
                fields.has("version-header")
                        ? fields.matching("version-header", "X-Version", HEADER, "the name of an HTTP header")
                        : null,
                pointer,
                DefinitionNames.secret(fields, false),
                every,
                timeout);
    }

    private Probe metrics() {
        Series requests = series("requests", true);
        Series failures = series("failures", false);
        if (requests != null && requests.equals(failures)) {
            fields.problem(
                    "failures",
                    "are the requests themselves, so that every request would be a failure; say which are, for example "
                            + SeriesText.EXAMPLE);
        }
        return new ScrapeProbe(
                name,
                target,
                path("/metrics"),
                requests,
                failures,
                histogram(),
                metric("version-metric", "app_build_info"),
                DefinitionNames.secret(fields, false),
                every,
                timeout);
    }

    private Probe prometheus() {
        return new PrometheusProbe(
                name,
                target,
                fields.required("query", "avg(cpu_usage)") == null ? null : fields.parsed("query", PromQlText::parse),
                fields.matching(
                        "signal",
                        "cpu",
                        EnvironmentFields.SIGNAL,
                        "lower-case letters, digits and ‘_’, beginning with a letter, so that a trigger can name it"),
                fields.text("unit"),
                DefinitionNames.secret(fields, false),
                every,
                timeout);
    }

    private String path(String usual) {
        String path = fields.text("path");
        if (path != null && !isPath(path)) {
            fields.problem(
                    "path",
                    "‘" + path
                            + "’ is no path; it begins with / and holds no blank and no # (a blank is %20), for"
                            + " example "
                            + usual);
        }
        return path == null ? usual : path;
    }

    private static boolean isPath(String path) {
        try {
            return path.startsWith("/") && new URI("http://target.invalid" + path).getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private String metric(String field, String example) {
        return fields.has(field)
                ? fields.matching(field, example, SeriesText.METRIC, "the name of a metric, without labels")
                : null;
    }

    /** By its base name; its buckets are looked for behind that. */
    private String histogram() {
        String base = metric("latency", "http_request_duration_seconds");
        if (base != null && base.endsWith(BUCKETS)) {
            String right = base.substring(0, base.length() - BUCKETS.length());
            fields.problem(
                    "latency",
                    "is the histogram's base name, behind which " + BUCKETS + " is looked for; write “latency: " + right
                            + "”");
        }
        return base;
    }

    private Series series(String field, boolean required) {
        if (!fields.has(field)) {
            if (required) {
                fields.required(field, SeriesText.EXAMPLE);
            }
            return null;
        }
        if (!fields.isMapping(field)) {
            return fields.parsed(field, SeriesText::parse);
        }
        DefinitionFields parts = fields.map(field, List.of("metric", "where"));
        String metric = parts.required("metric", "http_requests_total");
        Map<String, String> where = new LinkedHashMap<>();
        DefinitionFields labels = parts.map("where", List.of());
        if (labels != null) {
            labels.names().forEach(label -> where.put(label, labels.text(label)));
        }
        if (metric == null || where.containsValue(null)) {
            return null;
        }
        ParsedField<Series> series = SeriesText.of(metric, where);
        if (series.problem() != null) {
            fields.problem(field, series.problem());
        }
        return series.value();
    }
}
