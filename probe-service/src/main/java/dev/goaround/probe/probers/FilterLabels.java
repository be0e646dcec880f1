package dev.goaround.probe.probers;

import dev.goaround.exposition.SeriesFilter;
import dev.goaround.exposition.SeriesValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the labels that a filter asks for are still there. One that every series of the metric had, and that none has now,
 * was renamed: the filter would match nothing from now on, and what it counts would look like none. A label that some series
 * never had ({@code error_type}, which only failures have) may well be on none.
 */
final class FilterLabels {

    private final SeriesFilter filter;
    private final Set<String> onEvery = new TreeSet<>();
    private final Set<String> onSome = new HashSet<>();

    FilterLabels(SeriesFilter filter) {
        this.filter = filter;
    }

    /** The first label that is gone; empty also where the page has no series of the metric. */
    Optional<String> gone(List<SeriesValue> page) {
        List<SeriesValue> series = page.stream()
                .filter(value -> value.name().equals(filter.metric()))
                .toList();
        if (series.isEmpty()) {
            return Optional.empty();
        }
        for (String label : filter.requiredLabels()) {
            long having = series.stream()
                    .filter(value -> value.labels().containsKey(label))
                    .count();
            if (having == 0 && onEvery.contains(label)) {
                return Optional.of(label);
            }
            if (having == series.size() && !onSome.contains(label)) {
                onEvery.add(label);
            } else if (having > 0) {
                onSome.add(label);
                onEvery.remove(label);
            }
        }
        return Optional.empty();
    }
}
