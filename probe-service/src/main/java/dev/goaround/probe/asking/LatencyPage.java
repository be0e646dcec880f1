package dev.goaround.probe.asking;

import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.exposition.SeriesFilter;
import dev.goaround.exposition.SeriesValue;
import dev.goaround.probe.counting.Buckets;
import dev.goaround.probe.counting.CountedPage;
import dev.goaround.probe.counting.Course;
import dev.goaround.probe.counting.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The latency of a probe's pages: what its histogram counted, or why that is unknown. What came while it was unknown is not
 * counted afterwards, because nobody could say when it came.
 */
final class LatencyPage {

    private static final String BUCKETS = "_bucket";
    private static final String COUNT = "_count";
    private static final String SUM = "_sum";
    private static final String QUANTILE = "quantile";

    private final String histogram;
    private final SeriesFilter buckets;
    private boolean seen;
    private boolean anew;

    /** @param requests whose labels hold for the buckets too, where they are counted by the same histogram; may be null */
    LatencyPage(String histogram, SeriesFilter requests) {
        this.histogram = histogram;
        this.buckets = requests != null && requests.metric().equals(histogram + COUNT)
                ? requests.on(histogram + BUCKETS)
                : SeriesFilter.all(histogram + BUCKETS);
    }

    Set<String> metrics() {
        return Set.of(histogram, buckets.metric(), histogram + COUNT, histogram + SUM);
    }

    Read read(List<SeriesValue> page, Instant asked, Duration every) {
        List<SeriesValue> readings = buckets.pick(page);
        if (readings.isEmpty()) {
            anew |= seen;
            return new Read(Map.of(), absent(page));
        }
        seen = true;
        Map<SeriesKey, Double> values = new HashMap<>();
        Optional<String> problem = CountedPage.collect(readings, values, asked, every)
                .or(() -> Buckets.problem(buckets.metric(), readings));
        anew |= problem.isPresent();
        return problem.map(why -> new Read(Map.of(), why)).orElseGet(() -> new Read(values, null));
    }

    /** What a readable page counted since the one before. */
    Outcome counted(Read read, Course.GoesOn course) {
        if (read.problem() != null) {
            return new Outcome(null, read.problem());
        }
        if (anew) {
            anew = false;
            return new Outcome(null, buckets.metric() + " can be read again; it is counted from this page on");
        }
        boolean lost = course.from().keySet().stream()
                .anyMatch(key ->
                        key.name().equals(buckets.metric()) && !read.values().containsKey(key));
        if (lost) {
            return new Outcome(null, buckets.metric() + " has fewer series than before: what they count is not seen");
        }
        Buckets.Growth growth = Buckets.growth(buckets.metric(), read.values(), course);
        return growth instanceof Buckets.Growth.Known known
                ? new Outcome(known.histogram(), null)
                : new Outcome(null, ((Buckets.Growth.Unknown) growth).why());
    }

    private String absent(List<SeriesValue> page) {
        boolean summary = page.stream()
                .anyMatch(series ->
                        series.name().equals(histogram) && series.labels().containsKey(QUANTILE));
        if (summary) {
            return histogram + " is a summary (it has the label quantile); a classic histogram is needed: "
                    + buckets.metric();
        }
        boolean bare = page.stream()
                .anyMatch(series ->
                        series.name().equals(histogram + COUNT) || series.name().equals(histogram + SUM));
        return bare
                ? histogram + " has no buckets on the page (a native histogram has none in this format); needed: "
                        + buckets
                : "no series of " + buckets + " is on the page";
    }

    /**
     * The buckets of a page.
     *
     * @param values empty where there is a problem
     * @param problem or null
     */
    record Read(Map<SeriesKey, Double> values, String problem) {}

    /**
     * @param histogram or null
     * @param unknown why there is none, or null
     */
    record Outcome(LatencyHistogram histogram, String unknown) {}
}
