package dev.goaround.contracts.sample;

import java.util.List;

/**
 * Durations in buckets, ascending; merges by adding counts of equal bounds.
 *
 * @param buckets not cumulative
 */
public record LatencyHistogram(List<Bucket> buckets) {

    public LatencyHistogram {
        buckets = List.copyOf(buckets);
    }

    /**
     * @param upTo inclusive upper bound in seconds; null: above the last finite bound
     */
    public record Bucket(Double upTo, long count) {}
}
