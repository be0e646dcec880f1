package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Series;
import dev.goaround.exposition.Exposition;
import dev.goaround.exposition.MetricsPage;
import dev.goaround.exposition.PageFormat;
import dev.goaround.exposition.SeriesFilter;
import dev.goaround.exposition.SeriesValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds a probe of kind {@code metrics} against a page that its target answered with: what would count nothing, or not finely
 * enough, while a deployment runs. Of the page's content only names of metrics are repeated that are close to the one asked for.
 */
public final class MetricsPageDoubts {

    private static final String BUCKETS = "_bucket";

    /** Names of metrics that are compared with one that is not there; a page has hundreds. */
    private static final int MOST_NAMES = 5_000;

    private static final int LONGEST_NAME = 200;

    private final ScrapeProbe probe;
    private final String path;
    private final List<DefinitionWarning> found = new ArrayList<>();

    private MetricsPageDoubts(String environment, ScrapeProbe probe) {
        this.probe = probe;
        this.path = "environments." + environment + ".probes[" + probe.name() + "]";
    }

    /**
     * @param name of the environment
     * @param format of the page, from its content type
     * @param text of the page
     */
    public static List<DefinitionWarning> of(
            String name, EnvironmentDefinition environment, ScrapeProbe probe, PageFormat format, String text) {
        MetricsPageDoubts doubts = new MetricsPageDoubts(name, probe);
        Set<String> names = new TreeSet<>();
        Set<String> wanted = doubts.wanted();
        MetricsPage page = Exposition.read(text, format, metric -> {
            if (names.size() < MOST_NAMES
                    && metric.length() <= LONGEST_NAME
                    && SeriesText.METRIC.matcher(metric).matches()) {
                names.add(metric);
            }
            return wanted.contains(metric);
        });
        return page.fold(
                readable -> doubts.judge(readable, names, name, environment),
                unreadable -> List.of(DefinitionWarning.of(
                        doubts.path + ".path",
                        "its target's answer was read now and is no metrics page, line " + unreadable.line() + ": "
                                + unreadable.problem() + "; as long as it is so, nothing is counted")));
    }

    private Set<String> wanted() {
        Set<String> wanted = new TreeSet<>();
        wanted.add(probe.requests().metric());
        if (probe.failures() != null) {
            wanted.add(probe.failures().metric());
        }
        if (probe.latency() != null) {
            wanted.add(probe.latency() + BUCKETS);
        }
        if (probe.versionMetric() != null) {
            wanted.add(probe.versionMetric());
        }
        return wanted;
    }

    private List<DefinitionWarning> judge(
            MetricsPage.Parsed page, Set<String> names, String name, EnvironmentDefinition environment) {
        series("requests", probe.requests(), page, names, "nothing can be counted until there is one");
        if (probe.failures() != null) {
            series(
                    "failures",
                    probe.failures(),
                    page,
                    names,
                    "either there has been no failure since the target started, or this never counts one");
        }
        if (probe.latency() != null) {
            histogram(page, names, name, environment);
        }
        if (probe.versionMetric() != null) {
            version(page, names);
        }
        return List.copyOf(found);
    }

    private void series(String field, Series series, MetricsPage.Parsed page, Set<String> names, String whatFollows) {
        List<SeriesValue> ofMetric = SeriesFilter.all(series.metric()).pick(page.series());
        if (ofMetric.isEmpty()) {
            warn("." + field, notThere(series.metric(), names) + "; " + whatFollows);
            return;
        }
        if (!SeriesFilter.of(series).pick(ofMetric).isEmpty()) {
            return;
        }
        List<String> unknown = series.where().keySet().stream()
                .filter(label ->
                        ofMetric.stream().noneMatch(value -> value.labels().containsKey(label)))
                .sorted()
                .toList();
        warn(
                "." + field,
                unknown.isEmpty()
                        ? "of the " + ofMetric.size() + " series of " + series.metric()
                                + " on the target's page none has the labels asked for now; " + whatFollows
                        : "no series of " + series.metric() + " on the target's page has a label "
                                + String.join(", ", unknown) + ", so none is ever counted; see how the page names it");
    }

    private static String notThere(String metric, Set<String> names) {
        return "the target's page has no metric " + metric + " now"
                + near(metric, names)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("");
    }

    /** The endings that clients add to counters and leave out come first. */
    private static Optional<String> near(String metric, Set<String> names) {
        return Stream.of(metric + "_total", metric.replaceFirst("_total$", ""), metric + "_count")
                .filter(names::contains)
                .findFirst()
                .or(() -> NearestName.to(metric, names));
    }

    private void histogram(MetricsPage.Parsed page, Set<String> names, String name, EnvironmentDefinition environment) {
        String metric = probe.latency() + BUCKETS;
        SeriesFilter filter = probe.requests().metric().equals(probe.latency() + "_count")
                ? SeriesFilter.of(probe.requests()).on(metric)
                : SeriesFilter.all(metric);
        List<SeriesValue> buckets = filter.pick(page.series());
        if (buckets.isEmpty()) {
            boolean isSummary = names.contains(probe.latency() + "_count") || names.contains(probe.latency());
            warn(
                    ".latency",
                    isSummary
                            ? "the target's page has " + probe.latency()
                                    + " without " + BUCKETS
                                    + " series: a summary or a native histogram, of which no percentile can"
                                    + " be told over a window; switch its classic buckets on"
                            : notThere(metric, names) + "; there is no latency until there is one");
            return;
        }
        boolean isWhole =
                buckets.stream().collect(Collectors.groupingBy(SeriesValue::labelsWithoutBound)).values().stream()
                        .allMatch(MetricsPageDoubts::reachesInfinity);
        if (!isWhole) {
            warn(
                    ".latency",
                    "a histogram " + probe.latency()
                            + " on the target's page has no bucket le=\"+Inf\": how many were slower than"
                            + " its last bucket is not known, and no percentile is told");
        }
        if (buckets.stream().anyMatch(bucket -> Double.isNaN(bucket.value()))) {
            warn(
                    ".latency",
                    "a bucket of " + probe.latency() + " on the target's page is NaN; no percentile is told of it");
        }
        fineness(bounds(buckets), name, environment);
    }

    private static boolean reachesInfinity(List<SeriesValue> histogram) {
        return histogram.stream()
                .map(SeriesValue::upperBound)
                .anyMatch(bound -> bound.isPresent() && bound.getAsDouble() == Double.POSITIVE_INFINITY);
    }

    private static List<Double> bounds(List<SeriesValue> buckets) {
        return buckets.stream()
                .map(SeriesValue::upperBound)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .filter(Double::isFinite)
                .distinct()
                .sorted()
                .toList();
    }

    private void fineness(List<Double> bounds, String name, EnvironmentDefinition environment) {
        if (bounds.isEmpty()) {
            return;
        }
        Map<String, Double> limits = new TreeMap<>();
        environment.limits().forEach((signal, limit) -> {
            if (signal.startsWith("latency_")) {
                limits.put("limits." + signal, limit.value());
            }
        });
        if (environment.triggers() != null) {
            environment
                    .triggers()
                    .forEach(trigger -> threshold(trigger)
                            .ifPresent(value -> limits.put("triggers[" + trigger.id() + "].when", value)));
        }
        limits.forEach((field, value) -> between(bounds, value)
                .ifPresent(where -> found.add(DefinitionWarning.of("environments." + name + "." + field, where))));
    }

    /** The absolute number of seconds that a trigger is about; changes against a baseline have none. */
    private static OptionalDouble threshold(DefinedTrigger trigger) {
        Condition condition = trigger.condition();
        return condition.measurand().level().isPresent() && condition.signal().startsWith("latency_")
                ? OptionalDouble.of(condition.value())
                : OptionalDouble.empty();
    }

    /** What a bound between two buckets, or behind the last, makes of the judgement. */
    private Optional<String> between(List<Double> bounds, double value) {
        double last = bounds.get(bounds.size() - 1);
        if (value > last) {
            return Optional.of(seconds(value) + " is above the last bucket of " + probe.latency() + " (" + seconds(last)
                    + "): a percentile above that is unknown, so slowness is not seen; add a bucket le=\""
                    + plain(value) + "\"");
        }
        if (bounds.contains(value)) {
            return Optional.empty();
        }
        double upper =
                bounds.stream().filter(bound -> bound > value).findFirst().orElse(last);
        double lower = bounds.stream()
                .filter(bound -> bound < value)
                .reduce((a, b) -> b)
                .orElse(0.0);
        return Optional.of(seconds(value) + " is finer than the buckets of " + probe.latency() + ": it lies between "
                + seconds(lower) + " and " + seconds(upper) + ", and a percentile there is not told from "
                + seconds(upper) + "; add a bucket le=\"" + plain(value) + "\", or take one of these bounds");
    }

    private static String seconds(double value) {
        return plain(value) + "s";
    }

    private static String plain(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private void version(MetricsPage.Parsed page, Set<String> names) {
        List<SeriesValue> infos = SeriesFilter.all(probe.versionMetric()).pick(page.series());
        if (infos.isEmpty()) {
            warn(".version-metric", notThere(probe.versionMetric(), names) + "; which version answers is not seen");
            return;
        }
        long versions = infos.stream()
                .map(info -> info.labels().getOrDefault("version", "").strip())
                .distinct()
                .count();
        if (infos.stream()
                .noneMatch(info -> !info.labels().getOrDefault("version", "").isBlank())) {
            warn(
                    ".version-metric",
                    "no series of " + probe.versionMetric()
                            + " on the target's page has a label version; which version answers is not seen");
        } else if (versions > 1) {
            warn(
                    ".version-metric",
                    "the target's page names several versions under " + probe.versionMetric()
                            + "; which one answers is not seen");
        }
    }

    private void warn(String field, String message) {
        found.add(DefinitionWarning.of(path + field, message));
    }
}
