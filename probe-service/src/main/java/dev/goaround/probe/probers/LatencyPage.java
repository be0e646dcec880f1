package dev.goaround.probe.probers;

import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.exposition.SeriesFilter;
import dev.goaround.exposition.SeriesValue;
import dev.goaround.probe.counting.Continuity;
import dev.goaround.probe.counting.CountedPage;
import dev.goaround.probe.counting.HistogramBuckets;
import dev.goaround.probe.counting.PageContinuation;
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
 * counted afterwards, because nobody could say when it came. A series that vanishes is waited for as long as a counter is, and
 * goes on where it was if it comes back.
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
    private Set<SeriesKey> onLastPage = Set.of();

    /** Vanished, with the number of pages without it: waited for as long as the counters are. */
    private final Map<SeriesKey, Integer> lost = new HashMap<>();

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
                .or(() -> HistogramBuckets.problem(buckets.metric(), readings));
        if (problem.isPresent()) {
            anew = true;
            return new Read(Map.of(), problem.get());
        }
        missed(values.keySet());
        return new Read(values, null);
    }

    private void missed(Set<SeriesKey> now) {
        onLastPage.forEach(key -> lost.putIfAbsent(key, 0));
        lost.keySet().removeAll(now);
        lost.replaceAll((key, pages) -> pages + 1);
        lost.values().removeIf(pages -> pages > Continuity.QUIET_AFTER_LOSS);
        onLastPage = Set.copyOf(now);
    }

    /** What a readable page counted since the one before. */
    Outcome counted(Read read, PageContinuation.GoesOn course) {
        if (read.problem() != null) {
            return Outcome.unknown(read.problem());
        }
        if (anew) {
            anew = false;
            return Outcome.unknown(buckets.metric() + " can be read again; it is counted from this page on");
        }
        List<SeriesKey> absent = course.from().keySet().stream()
                .filter(key ->
                        key.name().equals(buckets.metric()) && !read.values().containsKey(key))
                .toList();
        if (absent.stream().anyMatch(lost::containsKey)) {
            return Outcome.unknown(buckets.metric()
                    + " has fewer series than before: what they count is not seen; after "
                    + Continuity.QUIET_AFTER_LOSS + " pages without them it is counted without them");
        }
        HistogramBuckets.Growth growth = HistogramBuckets.growth(buckets.metric(), read.values(), course);
        return growth instanceof HistogramBuckets.Growth.Known known
                ? new Outcome(known.histogram(), null, without(absent.size()))
                : Outcome.unknown(((HistogramBuckets.Growth.Unknown) growth).why());
    }

    private String without(int gone) {
        return gone == 0
                ? null
                : "latency: counted without " + gone + " series of " + buckets.metric()
                        + " that are no longer on the page";
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
     * @param note what it leaves out, or null
     */
    record Outcome(LatencyHistogram histogram, String unknown, String note) {
        static final Outcome NONE = new Outcome(null, null, null);

        static Outcome unknown(String why) {
            return new Outcome(null, why, null);
        }
    }
}
