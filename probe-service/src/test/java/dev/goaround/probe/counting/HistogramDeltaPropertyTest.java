package dev.goaround.probe.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.exposition.SeriesValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HistogramDeltaPropertyTest {

    @Property(tries = 300)
    void partsAddUpToTheWhole(@ForAll @Size(min = 2, max = 12) List<@IntRange(max = 50) Integer> steps) {
        HistogramDelta inSteps = new HistogramDelta();
        HistogramDelta atOnce = new HistogramDelta();
        inSteps.since(histogram(0, 0, 0));
        atOnce.since(histogram(0, 0, 0));
        long[] added = new long[3];
        double total = 0;
        for (int step : steps) {
            total += step;
            List<Bucket> now = inSteps.since(histogram(total, total * 2, total * 3))
                    .orElseThrow()
                    .buckets();
            for (int i = 0; i < added.length; i++) {
                added[i] += now.get(i).count();
            }
        }

        assertThat(atOnce.since(histogram(total, total * 2, total * 3)))
                .isEqualTo(buckets(added[0], added[1], added[2]));
    }

    private static Optional<LatencyHistogram> buckets(long fast, long slow, long beyond) {
        return Optional.of(
                new LatencyHistogram(List.of(new Bucket(0.1, fast), new Bucket(0.5, slow), new Bucket(null, beyond))));
    }

    private static List<SeriesValue> histogram(double fast, double slow, double all) {
        return List.of(bucket("0.1", fast), bucket("0.5", slow), bucket("+Inf", all));
    }

    private static SeriesValue bucket(String bound, double count) {
        return new SeriesValue("h_bucket", Map.of("le", bound), count);
    }
}
