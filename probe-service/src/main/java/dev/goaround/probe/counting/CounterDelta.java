package dev.goaround.probe.counting;

import dev.goaround.exposition.SeriesValue;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much the series of a counter grew from reading to reading, added up. As Prometheus' {@code increase} does, each series
 * by itself: one that went back was reset and counts from its new value; one seen for the first time counts nothing yet,
 * because what it holds may be older than this watch. Unlike it, nothing is extrapolated.
 */
public final class CounterDelta {

    private final Remembered<Double> last = new Remembered<>();

    /**
     * @param readings of the counter's series on this page
     * @return empty as long as no series was read before: there is nothing to compare with
     */
    public OptionalLong since(List<SeriesValue> readings) {
        boolean comparable = !last.isEmpty();
        double grown = 0;
        for (SeriesValue reading : readings) {
            double value = reading.value();
            if (!Double.isFinite(value) || value < 0) {
                continue;
            }
            Double before = last.put(reading.labels(), value);
            if (before != null) {
                grown += value < before ? value : value - before;
            }
        }
        return comparable ? OptionalLong.of(Math.round(grown)) : OptionalLong.empty();
    }
}
