package dev.goaround.verdicts.comparison.kayenta;

import java.util.Arrays;

/** What becomes of a missing value. */
public enum NanStrategy {
    /** It is left out. */
    REMOVE {
        @Override
        double[] applyTo(double[] values) {
            return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        }
    },
    /** It is a zero: for counts, which nobody reports where there was nothing to count. */
    REPLACE {
        @Override
        double[] applyTo(double[] values) {
            return Arrays.stream(values)
                    .map(value -> Double.isNaN(value) ? 0 : value)
                    .toArray();
        }
    };

    abstract double[] applyTo(double[] values);
}
