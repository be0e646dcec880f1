package dev.goaround.probe.counting;

import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.exposition.SeriesValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The buckets of a page's classic histograms, by histogram and upper bound in seconds. What they cannot say is a reason and
 * never a smaller count: without its last bucket a histogram has no slow requests, and the percentile would be too good.
 */
public final class HistogramBuckets {

    /**
     * A page that is read while its counters move may say less for a higher bound: one request, or so much of those that came
     * since the page before.
     */
    private static final double MOVING_RATIO = 0.01;

    private HistogramBuckets() {}

    /** Why the percentiles of these buckets are not known; empty: they are. */
    public static Optional<String> problem(String metric, List<SeriesValue> readings) {
        Map<Map<String, String>, SortedMap<Double, Double>> histograms = new HashMap<>();
        for (SeriesValue reading : readings) {
            OptionalDouble bound = reading.upperBound();
            if (bound.isEmpty()) {
                return Optional.of(metric + " has a series whose label le is no bound");
            }
            Double other = histograms
                    .computeIfAbsent(reading.labelsWithoutBound(), labels -> new TreeMap<>())
                    .put(bound.getAsDouble(), reading.value());
            if (other != null && other != reading.value()) {
                return Optional.of(metric + " has a bucket twice on the page, with different values");
            }
        }
        boolean open = histograms.values().stream().anyMatch(bounds -> !bounds.containsKey(Double.POSITIVE_INFINITY));
        return open
                ? Optional.of(metric + " has no bucket le=\"+Inf\", so that the slowest requests are not seen")
                : Optional.empty();
    }

    /** What was remembered of the histograms of which no bucket fell: a histogram restarts as a whole. */
    static Map<SeriesKey, Double> unfallen(Map<SeriesKey, Double> now, Map<SeriesKey, Double> before) {
        Map<SeriesKey, Double> kept = new HashMap<>();
        histograms(now).values().stream()
                .filter(bounds -> bounds.values().stream()
                        .allMatch(key -> before.containsKey(key) && now.get(key) >= before.get(key)))
                .forEach(bounds -> bounds.values().forEach(key -> kept.put(key, before.get(key))));
        return kept;
    }

    /** Which buckets are no longer those of a histogram that now has others. */
    static Set<SeriesKey> replaced(Set<SeriesKey> before, Map<SeriesKey, Double> now) {
        Set<SeriesKey> replaced = new HashSet<>();
        if (!now.isEmpty()) {
            Set<Map<String, String>> known = histograms(now).keySet();
            String metric = now.keySet().iterator().next().name();
            before.stream()
                    .filter(key -> key.name().equals(metric) && !now.containsKey(key))
                    .filter(key -> known.contains(new SeriesValue(key.name(), key.labels(), 0).labelsWithoutBound()))
                    .forEach(replaced::add);
        }
        return replaced;
    }

    /**
     * What all histograms grew together.
     *
     * @param now of this page, without a {@link #problem}
     */
    public static Growth growth(String metric, Map<SeriesKey, Double> now, PageContinuation.GoesOn course) {
        SortedMap<Double, Double> counts = new TreeMap<>();
        for (SortedMap<Double, SeriesKey> bounds : histograms(now).values()) {
            long known = bounds.values().stream()
                    .filter(key -> course.before(key).isPresent())
                    .count();
            if (known != 0 && known != bounds.size()) {
                return new Growth.Unknown(metric + " has other buckets than before; it is counted from this page on");
            }
            SortedMap<Double, Double> grown = new TreeMap<>();
            bounds.forEach((bound, key) -> grown.put(bound, course.growth(key, now.get(key))));
            if (grown.values().stream().anyMatch(growth -> growth < 0)) {
                return new Growth.Unknown(
                        metric + " fell though the requests did not; it is counted from this page on");
            }
            double moving = Math.max(1, grown.get(Double.POSITIVE_INFINITY) * MOVING_RATIO);
            SortedMap<Double, Double> standing = new TreeMap<>();
            bounds.forEach((bound, key) -> standing.put(bound, now.get(key)));
            if (falls(standing) > moving || falls(grown) > moving) {
                return new Growth.Unknown(metric + " counts less up to a higher bound than up to a lower one");
            }
            takeApart(grown, counts);
        }
        return new Growth.Known(histogram(counts));
    }

    private static Map<Map<String, String>, SortedMap<Double, SeriesKey>> histograms(Map<SeriesKey, Double> buckets) {
        Map<Map<String, String>, SortedMap<Double, SeriesKey>> histograms = new HashMap<>();
        for (SeriesKey key : buckets.keySet()) {
            SeriesValue series = new SeriesValue(key.name(), key.labels(), 0);
            histograms
                    .computeIfAbsent(series.labelsWithoutBound(), labels -> new TreeMap<>())
                    .put(series.upperBound().orElseThrow(), key);
        }
        return histograms;
    }

    /** By how much at most a higher bound has less than a lower one. */
    private static double falls(SortedMap<Double, Double> cumulative) {
        double highest = 0;
        double falls = 0;
        for (double count : cumulative.values()) {
            falls = Math.max(falls, highest - count);
            highest = Math.max(highest, count);
        }
        return falls;
    }

    /** Adds the counts between the bounds. */
    private static void takeApart(SortedMap<Double, Double> cumulative, SortedMap<Double, Double> counts) {
        double below = 0;
        for (Map.Entry<Double, Double> bucket : cumulative.entrySet()) {
            counts.merge(bucket.getKey(), Math.max(0, bucket.getValue() - below), Double::sum);
            below = Math.max(below, bucket.getValue());
        }
    }

    private static LatencyHistogram histogram(SortedMap<Double, Double> counts) {
        List<Bucket> buckets = new ArrayList<>(counts.size());
        counts.forEach((bound, count) ->
                buckets.add(new Bucket(bound.equals(Double.POSITIVE_INFINITY) ? null : bound, Math.round(count))));
        return new LatencyHistogram(buckets);
    }

    /** What became of the histograms between two pages. */
    public sealed interface Growth {

        record Known(LatencyHistogram histogram) implements Growth {}

        /** @param why in words a person reads */
        record Unknown(String why) implements Growth {}
    }
}
