package dev.goaround.verdicts.comparison;

import java.util.OptionalDouble;

/** How large a difference is, whatever its certainty. */
public enum EffectSize {
    /** The candidate's mean over the baseline's; empty where either is zero, because a ratio says nothing there. */
    MEAN_RATIO {
        @Override
        public OptionalDouble of(double[] candidate, double[] baseline) {
            double above = mean(candidate);
            double below = mean(baseline);
            double ratio = above / below;
            return above == 0 || below == 0 || !Double.isFinite(ratio)
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(ratio);
        }
    },
    /**
     * The share of pairs in which the candidate's value is the greater one, ties counted half (Vargha and Delaney 2000): 0.5
     * where both are alike.
     */
    CLES {
        @Override
        public OptionalDouble of(double[] candidate, double[] baseline) {
            RankSum ranks =
                    RankSum.of(SortedSample.of("candidate", candidate), SortedSample.of("baseline", baseline), 0);
            return OptionalDouble.of(ranks.u() / ((double) candidate.length * baseline.length));
        }
    };

    /** Both samples hold at least one value, all finite. */
    public abstract OptionalDouble of(double[] candidate, double[] baseline);

    /** In two passes: the second takes back what rounding lost in the first. */
    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double rest = 0;
        for (double value : values) {
            rest += value - mean;
        }
        return mean + rest / values.length;
    }
}
