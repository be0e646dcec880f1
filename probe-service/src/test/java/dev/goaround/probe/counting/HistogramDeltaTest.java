package dev.goaround.probe.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.exposition.SeriesValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistogramDeltaTest {

    private final HistogramDelta delta = new HistogramDelta();

    @Test
    void theFirstReadingCountsNothing() {
        assertThat(delta.since(histogram("/", 5, 8, 10))).isEmpty();
    }

    @Test
    void takesCumulativeBucketsApart() {
        delta.since(histogram("/", 5, 8, 10));

        assertThat(delta.since(histogram("/", 6, 12, 15))).isEqualTo(buckets(1, 3, 1));
    }

    @Test
    void addsHistogramsUpByBound() {
        delta.since(both(histogram("/a", 0, 0, 0), histogram("/b", 10, 10, 10)));

        assertThat(delta.since(both(histogram("/a", 1, 2, 3), histogram("/b", 14, 14, 15))))
                .isEqualTo(buckets(5, 1, 2));
    }

    @Test
    void aResetIsThatOfTheWholeHistogram() {
        delta.since(histogram("/", 5, 50, 51));

        // The first bucket is beyond where it was, yet all of it is new: the second one went back.
        assertThat(delta.since(histogram("/", 7, 9, 9))).isEqualTo(buckets(7, 2, 0));
    }

    @Test
    void aHistogramSeenForTheFirstTimeCountsFromThen() {
        delta.since(histogram("/a", 1, 1, 1));

        assertThat(delta.since(both(histogram("/a", 2, 2, 2), histogram("/b", 100, 100, 100))))
                .isEqualTo(buckets(1, 0, 0));
        assertThat(delta.since(both(histogram("/a", 2, 2, 2), histogram("/b", 100, 101, 101))))
                .isEqualTo(buckets(0, 1, 0));
    }

    @Test
    void otherBoundsStartAnew() {
        delta.since(histogram("/", 1, 2, 3));
        List<SeriesValue> finer = new ArrayList<>(histogram("/", 2, 4, 6));
        finer.add(bucket("/", "0.25", 3));

        assertThat(delta.since(finer)).isEmpty();
        finer.set(3, bucket("/", "0.25", 4));
        assertThat(delta.since(finer))
                .contains(new LatencyHistogram(
                        List.of(new Bucket(0.1, 0), new Bucket(0.25, 1), new Bucket(0.5, 0), new Bucket(null, 0))));
    }

    private static Optional<LatencyHistogram> buckets(long fast, long slow, long beyond) {
        return Optional.of(
                new LatencyHistogram(List.of(new Bucket(0.1, fast), new Bucket(0.5, slow), new Bucket(null, beyond))));
    }

    private static List<SeriesValue> both(List<SeriesValue> one, List<SeriesValue> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static List<SeriesValue> histogram(String uri, double fast, double slow, double all) {
        return List.of(bucket(uri, "0.1", fast), bucket(uri, "0.5", slow), bucket(uri, "+Inf", all));
    }

    private static SeriesValue bucket(String uri, String bound, double count) {
        return new SeriesValue("h_bucket", Map.of("uri", uri, "le", bound), count);
    }
}
