package dev.goaround.probe.counting;

import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.exposition.SeriesValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much the buckets of classic histograms grew from reading to reading, added up over all histograms of the metric. A
 * histogram of which any bucket went back was reset and counts from its new values; one seen for the first time, or with
 * other bounds than before, counts nothing yet.
 */
public final class HistogramDelta {

    /** Cumulative counts by upper bound in seconds. */
    private final Remembered<SortedMap<Double, Double>> last = new Remembered<>();

    /**
     * @param readings of the metric's bucket series on this page
     * @return empty as long as no histogram was read before: there is nothing to compare with
     */
    public Optional<LatencyHistogram> since(List<SeriesValue> readings) {
        boolean comparable = !last.isEmpty();
        SortedMap<Double, Double> grown = new TreeMap<>();
        histograms(readings).forEach((labels, now) -> {
            SortedMap<Double, Double> before = last.put(labels, now);
            if (before != null && before.keySet().equals(now.keySet())) {
                addUp(grown, growth(before, now));
            }
        });
        return comparable && !grown.isEmpty() ? Optional.of(histogram(grown)) : Optional.empty();
    }

    private static Map<Map<String, String>, SortedMap<Double, Double>> histograms(List<SeriesValue> readings) {
        Map<Map<String, String>, SortedMap<Double, Double>> histograms = new HashMap<>();
        for (SeriesValue reading : readings) {
            OptionalDouble bound = reading.upperBound();
            if (bound.isPresent() && Double.isFinite(reading.value()) && reading.value() >= 0) {
                histograms
                        .computeIfAbsent(reading.labelsWithoutBound(), labels -> new TreeMap<>())
                        .put(bound.getAsDouble(), reading.value());
            }
        }
        return histograms;
    }

    private static SortedMap<Double, Double> growth(SortedMap<Double, Double> before, SortedMap<Double, Double> now) {
        boolean reset = now.entrySet().stream().anyMatch(bucket -> bucket.getValue() < before.get(bucket.getKey()));
        if (reset) {
            return now;
        }
        SortedMap<Double, Double> growth = new TreeMap<>();
        now.forEach((bound, count) -> growth.put(bound, count - before.get(bound)));
        return growth;
    }

    /** Takes the cumulative counts apart. A page read while its counters move may say less for a higher bound: zero then. */
    private static void addUp(SortedMap<Double, Double> grown, SortedMap<Double, Double> cumulative) {
        double below = 0;
        for (Map.Entry<Double, Double> bucket : cumulative.entrySet()) {
            grown.merge(bucket.getKey(), Math.max(0, bucket.getValue() - below), Double::sum);
            below = Math.max(below, bucket.getValue());
        }
    }

    private static LatencyHistogram histogram(SortedMap<Double, Double> counts) {
        List<Bucket> buckets = new ArrayList<>(counts.size());
        counts.forEach((bound, count) ->
                buckets.add(new Bucket(bound.equals(Double.POSITIVE_INFINITY) ? null : bound, Math.round(count))));
        return new LatencyHistogram(buckets);
    }
}
