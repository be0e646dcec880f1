package dev.goaround.verdicts;

import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.SortedMap;
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
        upTo = upTo instanceof Bounds ? upTo : new Bounds(upTo);
        counts = counts instanceof Tallies ? counts : new Tallies(counts);
    }

    /** @param before of the same source, or null: its bounds, nearly always the same, are kept once */
    static Timed of(LatencyHistogram histogram, Timed before) {
        if (histogram == null) {
            return null;
        }
        List<Double> upTo = new ArrayList<>(histogram.buckets().size());
        List<Long> counts = new ArrayList<>(histogram.buckets().size());
        for (Bucket bucket : histogram.buckets()) {
            upTo.add(bucket.upTo());
            counts.add(bucket.count());
        }
        return new Timed(before != null && before.upTo.equals(upTo) ? before.upTo : upTo, counts);
    }

    /** All of them in one, by ascending bounds; the last may be infinite. */
    static SortedMap<Double, Long> merged(Collection<Timed> histograms) {
        TreeMap<Double, Long> merged = new TreeMap<>();
        Timed first = null;
        long[] sums = {};
        for (Timed histogram : histograms) {
            if (first == null) {
                first = histogram;
                sums = new long[first.counts.size()];
            }
            // A source's histograms have the same bounds, nearly always; then merging is adding.
            if (histogram.upTo == first.upTo || histogram.upTo.equals(first.upTo)) {
                ((Tallies) histogram.counts).addTo(sums);
            } else {
                histogram.addTo(merged);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            merged.merge(first.bound(i), sums[i], Long::sum);
        }
        return merged;
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
            merged.merge(bound(i), counts.get(i), Long::sum);
        }
    }

    private double bound(int bucket) {
        Double bound = upTo.get(bucket);
        return bound == null ? Double.POSITIVE_INFINITY : bound;
    }

    /** Plain numbers: a window's histograms are added up at every sample. */
    private static final class Tallies extends AbstractList<Long> implements RandomAccess {
        private final long[] tallies;

        Tallies(List<Long> tallies) {
            this.tallies = tallies.stream().mapToLong(Long::longValue).toArray();
        }

        void addTo(long[] sums) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += tallies[i];
            }
        }

        @Override
        public Long get(int index) {
            return tallies[index];
        }

        @Override
        public int size() {
            return tallies.length;
        }
    }

    /** Known by its type to be unchangeable, so that histograms can share it. */
    private static final class Bounds extends AbstractList<Double> implements RandomAccess {
        private final Double[] bounds;

        Bounds(List<Double> bounds) {
            this.bounds = bounds.toArray(Double[]::new);
        }

        @Override
        public Double get(int index) {
            return bounds[index];
        }

        @Override
        public int size() {
            return bounds.length;
        }
    }
}
