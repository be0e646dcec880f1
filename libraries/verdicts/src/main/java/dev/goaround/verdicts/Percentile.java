package dev.goaround.verdicts;

import java.util.OptionalDouble;

/**
 * A percentile of a histogram, by nearest rank.
 *
 * @param total observations
 * @param above lower bound of the bucket that holds it, in seconds
 * @param upTo upper bound of that bucket, in seconds; infinite if it lies above the last finite bound
 */
record Percentile(long total, double above, double upTo) {

    /** @param histogram null: nothing was observed */
    static Percentile of(Signal signal, CompactHistogram histogram) {
        long total = histogram == null ? 0 : histogram.total();
        long rank = Math.max(1, -Math.floorDiv(-Math.multiplyExact(signal.share(), total), signal.of()));
        return total == 0 ? new Percentile(0, 0, 0) : atRank(histogram, total, rank);
    }

    OptionalDouble value() {
        return Double.isInfinite(upTo) ? OptionalDouble.empty() : OptionalDouble.of(upTo);
    }

    private static Percentile atRank(CompactHistogram histogram, long total, long rank) {
        int bucket = histogram.bucketOf(rank);
        return new Percentile(total, bucket == 0 ? 0 : histogram.bound(bucket - 1), histogram.bound(bucket));
    }
}
