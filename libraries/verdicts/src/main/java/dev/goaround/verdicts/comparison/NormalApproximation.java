package dev.goaround.verdicts.comparison;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The shifts that the rank test does not reject, by its normal approximation: the test's figure falls in steps as the shift
 * grows, and each end is where it passes a quantile of the normal curve.
 */
final class NormalApproximation {
    /** R's and Kayenta's, in the values' unit: what lies nearer together than that is not told apart. */
    private static final double TOLERANCE = 1e-4;

    private final SortedSample x;
    private final SortedSample y;
    private final double least;
    private final double greatest;

    NormalApproximation(SortedSample x, SortedSample y) {
        this.x = x;
        this.y = y;
        least = x.least() - y.greatest();
        greatest = x.greatest() - y.least();
    }

    /**
     * @param error what the interval may miss, as 0.02
     * @param continuity whether the estimate, too, is corrected for continuity
     */
    ShiftInterval interval(double error, boolean continuity) {
        double quantile = NormalDistribution.of(0, 1).inverseCumulativeProbability(error / 2);
        return new ShiftInterval(estimate(continuity), end(-quantile), end(quantile));
    }

    /** An end of all differences where no shift is rejected on that side. */
    private double end(double quantile) {
        double atLeast = z(least, true) - quantile;
        if (atLeast <= 0) {
            return least;
        }
        double atGreatest = z(greatest, true) - quantile;
        if (atGreatest >= 0) {
            return greatest;
        }
        return BrentRoot.between(least, greatest, atLeast, atGreatest, TOLERANCE, shift -> z(shift, true) - quantile);
    }

    private double estimate(boolean continuity) {
        return BrentRoot.between(
                least,
                greatest,
                z(least, continuity),
                z(greatest, continuity),
                TOLERANCE,
                shift -> z(shift, continuity));
    }

    private double z(double shift, boolean continuity) {
        return RankSum.of(x, y, shift).z(continuity);
    }
}
