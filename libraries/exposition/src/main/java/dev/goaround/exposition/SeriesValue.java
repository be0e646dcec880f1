package dev.goaround.exposition;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * One line of a metrics page.
 *
 * @param name as it stands on the page: with {@code _total}, {@code _bucket}, …
 * @param value NaN and infinities included
 * @param time that the page gives for the value, in seconds since 1970; null: it is the value of now
 */
public record SeriesValue(String name, Map<String, String> labels, double value, Double time) {

    private static final String BOUND = "le";

    public SeriesValue {
        labels = Map.copyOf(labels);
    }

    /** Of now. */
    public SeriesValue(String name, Map<String, String> labels, double value) {
        this(name, labels, value, null);
    }

    /** The upper bound of a classic histogram's bucket, from the label {@code le}; empty if this is no bucket. */
    public OptionalDouble upperBound() {
        String bound = labels.get(BOUND);
        if (bound == null) {
            return OptionalDouble.empty();
        }
        try {
            double parsed = NumberText.parse(bound);
            return parsed > Double.NEGATIVE_INFINITY ? OptionalDouble.of(parsed) : OptionalDouble.empty();
        } catch (SeriesLine.Malformed e) {
            return OptionalDouble.empty();
        }
    }

    /** The labels of the histogram that a bucket belongs to. */
    public Map<String, String> labelsWithoutBound() {
        return labels.entrySet().stream()
                .filter(label -> !label.getKey().equals(BOUND))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
