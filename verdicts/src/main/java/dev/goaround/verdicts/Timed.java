package dev.goaround.verdicts;

import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * A latency histogram in the short form that states are stored in: a third of the length of buckets with names.
 *
 * @param upTo upper bounds in seconds, ascending; null: above the last finite one
 * @param counts of each, not cumulative
 */
record Timed(List<Double> upTo, List<Long> counts) {

    Timed {
        // Not List.copyOf: the last bound may be null.
        upTo = Collections.unmodifiableList(new ArrayList<>(upTo));
        counts = List.copyOf(counts);
    }

    static Timed of(LatencyHistogram histogram) {
        return histogram == null
                ? null
                : new Timed(
                        new ArrayList<>(
                                histogram.buckets().stream().map(Bucket::upTo).toList()),
                        histogram.buckets().stream().map(Bucket::count).toList());
    }

    static Timed sum(Timed first, Timed second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        TreeMap<Double, Long> merged = new TreeMap<>();
        first.addTo(merged);
        second.addTo(merged);
        List<Double> bounds = new ArrayList<>();
        merged.keySet().forEach(bound -> bounds.add(Double.isInfinite(bound) ? null : bound));
        return new Timed(bounds, new ArrayList<>(merged.values()));
    }

    void addTo(TreeMap<Double, Long> merged) {
        for (int i = 0; i < counts.size(); i++) {
            double bound = upTo.get(i) == null ? Double.POSITIVE_INFINITY : upTo.get(i);
            merged.merge(bound, counts.get(i), Long::sum);
        }
    }
}
