package dev.goaround.verdicts.comparison;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * By how much one sample lies above another, with a confidence interval, in three readings. All are the set of shifts that
 * the rank test does not reject; they differ in how its ends are found.
 */
public final class LocationShift {
    /** R's border: from this size on it takes the normal curve. */
    private static final int LARGE = 50;

    private final SortedSample x;
    private final SortedSample y;

    private LocationShift(SortedSample x, SortedSample y) {
        this.x = x;
        this.y = y;
    }

    /**
     * @param x the sample whose shift is asked for
     * @param y the one it is compared with
     * @return empty if a difference is too large for a double
     * @throws IllegalArgumentException if a sample is empty or holds a value that is not finite
     */
    public static Optional<LocationShift> between(double[] x, double[] y) {
        return between(SortedSample.of("first sample", x), SortedSample.of("second sample", y));
    }

    static Optional<LocationShift> between(SortedSample x, SortedSample y) {
        boolean finite = Double.isFinite(x.greatest() - y.least()) && Double.isFinite(x.least() - y.greatest());
        return finite ? Optional.of(new LocationShift(x, y)) : Optional.empty();
    }

    /**
     * Both ends are differences that occur, chosen by their rank (Hollander and Wolfe, Nonparametric Statistical Methods,
     * section 4.3): by the exact distribution of U for small samples without ties, else by the normal curve. Ties make this
     * interval wider than need be, never too narrow. It mirrors when the samples change places, and follows a change of unit.
     *
     * @param confidence of the interval, between 0 and 1
     */
    public ShiftInterval byOrderStatistics(double confidence) {
        double error = error(confidence);
        PairwiseDifferences differences = new PairwiseDifferences(x, y);
        long rank = Math.max(1, isExact() ? exactRank(error) : normalRank(error));
        return new ShiftInterval(
                differences.median(), differences.at(rank), differences.at(differences.size() + 1 - rank));
    }

    /**
     * As {@code wilcox.test(x, y, conf.int = TRUE)} of R 4 gives it: ranks of differences below 50 values a side without
     * ties; else the sign changes of the normal approximation with both corrections, searched with a tolerance of 0.0001 in
     * the values' unit, and the estimate without the correction for continuity.
     *
     * @param confidence of the interval, between 0 and 1
     */
    public ShiftInterval asInR(double confidence) {
        return isExact()
                ? byOrderStatistics(confidence)
                : new NormalApproximation(x, y).interval(error(confidence), false);
    }

    /**
     * As Kayenta's judge gives it: always the normal approximation, and the estimate with the correction for continuity, too.
     *
     * @param confidence of the interval, between 0 and 1
     */
    public ShiftInterval asInKayenta(double confidence) {
        return new NormalApproximation(x, y).interval(error(confidence), true);
    }

    private boolean isExact() {
        return x.size() < LARGE && y.size() < LARGE && !x.hasTiesWith(y);
    }

    private int exactRank(double error) {
        return new UDistribution(x.size(), y.size()).quantile(error / 2);
    }

    private long normalRank(double error) {
        double n = x.size();
        double m = y.size();
        double deviation = Math.sqrt(n * m * (n + m + 1) / 12);
        double below = NormalDistribution.of(0, 1).inverseSurvivalProbability(error / 2) * deviation;
        return (long) Math.floor(n * m / 2 - below);
    }

    private static double error(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence of " + confidence + ": it lies between 0 and 1, as 0.98");
        }
        return 1 - confidence;
    }
}
