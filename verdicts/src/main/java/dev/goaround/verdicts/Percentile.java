package dev.goaround.verdicts;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * A percentile of merged histograms, by nearest rank.
 *
 * @param total observations
 * @param above lower bound of the bucket that holds it, in seconds
 * @param upTo upper bound of that bucket, in seconds; infinite if it lies above the last finite bound
 */
record Percentile(long total, double above, double upTo) {

    static Percentile of(Signal signal, Collection<Timed> histograms) {
        SortedMap<Double, Long> merged = Timed.merged(histograms);
        long total = merged.values().stream().mapToLong(Long::longValue).sum();
        long rank = Math.max(1, -Math.floorDiv(-Math.multiplyExact(signal.share(), total), signal.of()));
        return total == 0 ? new Percentile(0, 0, 0) : atRank(merged, total, rank);
    }

    OptionalDouble value() {
        return Double.isInfinite(upTo) ? OptionalDouble.empty() : OptionalDouble.of(upTo);
    }

    private static Percentile atRank(SortedMap<Double, Long> merged, long total, long rank) {
        long seen = 0;
        double above = 0;
        for (Map.Entry<Double, Long> bucket : merged.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return new Percentile(total, above, bucket.getKey());
            }
            above = bucket.getKey();
        }
        throw new IllegalStateException("rank " + rank + " of " + total + " lies in a bucket");
    }
}
