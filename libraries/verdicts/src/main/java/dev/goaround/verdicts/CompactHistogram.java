package dev.goaround.verdicts;

import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.TreeMap;

/**
 * A latency histogram in the short form that states are stored in: a third of the length of buckets with names.
 *
 * @param upTo upper bounds in seconds, ascending; null: above the last finite one
 * @param counts of each, not cumulative
 */
record CompactHistogram(List<Double> upTo, List<Long> counts) {

    CompactHistogram {
        // Not List.copyOf: the last bound may be null.
        upTo = upTo instanceof Bounds ? upTo : new Bounds(upTo.toArray(Double[]::new));
        counts = counts instanceof Tallies
                ? counts
                : new Tallies(counts.stream().mapToLong(Long::longValue).toArray());
    }

    /** @param before of the same source, or null: its bounds, nearly always the same, are kept once */
    static CompactHistogram of(LatencyHistogram histogram, CompactHistogram before) {
        if (histogram == null) {
            return null;
        }
        List<Bucket> buckets = histogram.buckets();
        long[] counts = new long[buckets.size()];
        Double[] upTo = new Double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            upTo[i] = buckets.get(i).upTo();
            counts[i] = buckets.get(i).count();
        }
        List<Double> bounds = new Bounds(upTo);
        return new CompactHistogram(
                before != null && before.upTo.equals(bounds) ? before.upTo : bounds, new Tallies(counts));
    }

    /** Both in one; with all the bounds of either, where these differ. */
    static CompactHistogram sum(CompactHistogram first, CompactHistogram second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        if (first.hasBoundsOf(second)) {
            return first.plus(second, 1);
        }
        TreeMap<Double, Long> merged = new TreeMap<>();
        first.addTo(merged);
        second.addTo(merged);
        List<Double> bounds = new ArrayList<>();
        merged.keySet().forEach(bound -> bounds.add(Double.isInfinite(bound) ? null : bound));
        return new CompactHistogram(bounds, new ArrayList<>(merged.values()));
    }

    /** @param before of the same bounds, at an earlier time; null: nothing */
    static CompactHistogram difference(CompactHistogram after, CompactHistogram before) {
        return before == null ? after : after.plus(before, -1);
    }

    /** Nearly always so with two of the same source; then adding up is enough. */
    // Shared bounds are the same object, which is found out at once.
    @SuppressWarnings("ReferenceEquality")
    boolean hasBoundsOf(CompactHistogram other) {
        return upTo == other.upTo || upTo.equals(other.upTo);
    }

    long total() {
        long total = 0;
        for (long count : tallies()) {
            total += count;
        }
        return total;
    }

    /** @param rank of an observation, from 1 to the total */
    int bucketOf(long rank) {
        long seen = 0;
        for (int bucket = 0; bucket < counts.size(); bucket++) {
            seen += tallies()[bucket];
            if (seen >= rank) {
                return bucket;
            }
        }
        throw new IllegalStateException("rank " + rank + " of " + seen + " lies in a bucket");
    }

    /** Infinite above the last finite one. */
    double bound(int bucket) {
        Double bound = upTo.get(bucket);
        return bound == null ? Double.POSITIVE_INFINITY : bound;
    }

    private CompactHistogram plus(CompactHistogram other, int sign) {
        long[] sums = tallies().clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * other.tallies()[i];
        }
        return new CompactHistogram(upTo, new Tallies(sums));
    }

    private void addTo(TreeMap<Double, Long> merged) {
        for (int i = 0; i < counts.size(); i++) {
            merged.merge(bound(i), counts.get(i), Long::sum);
        }
    }

    private long[] tallies() {
        return ((Tallies) counts).tallies;
    }

    /** Plain numbers: a window's histograms are added up at every sample. */
    private static final class Tallies extends AbstractList<Long> implements RandomAccess {
        private final long[] tallies;

        Tallies(long[] tallies) {
            this.tallies = tallies;
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

        Bounds(Double[] bounds) {
            this.bounds = bounds;
        }

        @Override
        public Double get(int index) {
            return bounds[index];
        }

        @Override
        public int size() {
            return bounds.length;
        }

        /** Of two of the same kind without the lists' iterators: it is asked at every histogram. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Bounds same ? Arrays.equals(bounds, same.bounds) : super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }
}
