package dev.goaround.exposition;

import com.google.re2j.Pattern;
import dev.goaround.contracts.watch.Series;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Picks the series that a {@link Series} means, as a Prometheus selector with {@code =~} does: the expression must match the
 * whole value, a label that is not there counts as empty. RE2 syntax, whose matching takes linear time whatever the
 * expression: it comes from a team's document and runs on a thread that all probes share.
 */
public final class SeriesFilter {

    private final String metric;
    private final Map<String, Pattern> where;

    private SeriesFilter(String metric, Map<String, Pattern> where) {
        this.metric = metric;
        this.where = where;
    }

    /** @throws com.google.re2j.PatternSyntaxException if a label's expression is none, or a too large one */
    public static SeriesFilter of(Series series) {
        return new SeriesFilter(
                series.metric(),
                series.where().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, label -> LabelExpression.compile(label.getValue()))));
    }

    /** The same labels on another metric. */
    public SeriesFilter on(String otherMetric) {
        return new SeriesFilter(otherMetric, where);
    }

    public static SeriesFilter all(String metric) {
        return new SeriesFilter(metric, Map.of());
    }

    public String metric() {
        return metric;
    }

    public List<SeriesValue> pick(List<SeriesValue> page) {
        return page.stream().filter(this::matches).toList();
    }

    /** The labels that a series must have to be picked: all but those whose expression matches nothing, too. */
    public Set<String> requiredLabels() {
        return where.entrySet().stream()
                .filter(label -> !label.getValue().matches(""))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As a person reads it: {@code http_requests_total with status=5..}. */
    @Override
    public String toString() {
        String labels = where.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue().pattern())
                .sorted()
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? metric : metric + " with " + labels;
    }

    private boolean matches(SeriesValue series) {
        return series.name().equals(metric)
                && where.entrySet().stream()
                        .allMatch(label ->
                                label.getValue().matches(series.labels().getOrDefault(label.getKey(), "")));
    }
}
