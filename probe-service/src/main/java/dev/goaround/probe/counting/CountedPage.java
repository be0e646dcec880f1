package dev.goaround.probe.counting;

import dev.goaround.exposition.SeriesValue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The counts of one page.
 *
 * @param counters of requests and failures
 * @param buckets of the latency histogram, cumulative; empty where there is none, or none that can be read
 * @param processStart in seconds since 1970, where the page says it of one process
 * @param at when it was asked for
 */
public record CountedPage(
        Map<SeriesKey, Double> counters, Map<SeriesKey, Double> buckets, OptionalDouble processStart, Instant at) {

    /** The gauge that Prometheus' client libraries have for it. */
    public static final String PROCESS_START = "process_start_time_seconds";

    /** From here on a double no longer holds every whole number, so that the growth by one is not seen. */
    static final double EXACT_BELOW = 0x1p53;

    /** How far the clocks of two machines may be apart before one is said to be wrong. */
    private static final Duration APART = Duration.ofSeconds(2);

    private static final Duration AHEAD = Duration.ofSeconds(30);

    /** The start of the page's process; empty where it says none, or speaks for several. */
    public static OptionalDouble processStart(List<SeriesValue> page) {
        List<Double> starts = page.stream()
                .filter(series -> series.name().equals(PROCESS_START))
                .map(SeriesValue::value)
                .distinct()
                .toList();
        return starts.size() == 1 && Double.isFinite(starts.get(0))
                ? OptionalDouble.of(starts.get(0))
                : OptionalDouble.empty();
    }

    /**
     * Each series once, with its value.
     *
     * @param into receives them
     * @param every time between pages: an older value is none of this page's
     * @return why they cannot be counted; empty: they can
     */
    public static Optional<String> collect(
            List<SeriesValue> readings, Map<SeriesKey, Double> into, Instant asked, Duration every) {
        for (SeriesValue reading : readings) {
            Optional<String> problem = problem(reading, asked, every);
            if (problem.isPresent()) {
                return problem;
            }
            Double other = into.put(SeriesKey.of(reading), reading.value());
            if (other != null && other != reading.value()) {
                return Optional.of(reading.name() + " has a series twice on the page, with different values");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(SeriesValue reading, Instant asked, Duration every) {
        double value = reading.value();
        if (Double.isNaN(value)) {
            return Optional.of(reading.name() + " has a series whose value is NaN");
        }
        if (value < 0 || Double.isInfinite(value)) {
            return Optional.of(reading.name() + " has a series whose value is no count (" + value + ")");
        }
        if (value >= EXACT_BELOW) {
            return Optional.of(reading.name() + " has a series beyond 2^53, where single requests are no longer seen");
        }
        return reading.time() == null ? Optional.empty() : wrongTime(reading, asked, every);
    }

    private static Optional<String> wrongTime(SeriesValue reading, Instant asked, Duration every) {
        double old = asked.getEpochSecond() - reading.time();
        if (!(old <= every.multipliedBy(2).plus(APART).toSeconds())) {
            return Optional.of(reading.name() + " has a value that the page dates " + Math.round(old) + " s back");
        }
        return old < -AHEAD.toSeconds()
                ? Optional.of(reading.name() + " has a value that the page dates " + Math.round(-old) + " s ahead")
                : Optional.empty();
    }

    /** Counters and buckets together. */
    Map<SeriesKey, Double> all() {
        Map<SeriesKey, Double> all = new HashMap<>(counters);
        all.putAll(buckets);
        return all;
    }
}
