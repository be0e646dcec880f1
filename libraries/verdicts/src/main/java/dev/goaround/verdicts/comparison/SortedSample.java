package dev.goaround.verdicts.comparison;

import java.util.Arrays;

/** At least one finite value, in ascending order. */
final class SortedSample {
    private final double[] values;

    private SortedSample(double[] values) {
        this.values = values;
    }

    /**
     * @param side what the values are called in the error
     * @throws IllegalArgumentException if there is no value, or one that is not finite: callers sort those out before
     */
    static SortedSample of(String side, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("the " + side + " has no value: give at least one");
        }
        double[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            if (!Double.isFinite(sorted[i])) {
                throw new IllegalArgumentException("value " + i + " of the " + side + " is " + sorted[i]
                        + ": leave out what is missing, and give finite numbers");
            }
            // Zero has two bit patterns, and ties are found by order.
            sorted[i] += 0.0;
        }
        Arrays.sort(sorted);
        return new SortedSample(sorted);
    }

    int size() {
        return values.length;
    }

    double at(int index) {
        return values[index];
    }

    double least() {
        return values[0];
    }

    double greatest() {
        return values[values.length - 1];
    }

    boolean isConstant() {
        return least() == greatest();
    }

    double median() {
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : values[half - 1] / 2 + values[half] / 2;
    }

    /** Whether no value occurs twice, neither here nor in the other. */
    boolean hasTiesWith(SortedSample other) {
        return RankSum.of(this, other, 0).tieTerm() > 0;
    }
}
