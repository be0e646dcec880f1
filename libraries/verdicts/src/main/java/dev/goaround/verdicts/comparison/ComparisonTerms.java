package dev.goaround.verdicts.comparison;

/**
 * When a candidate counts as worse than its baseline.
 *
 * @param worse which way is worse
 * @param leastValues values each side must have before there is a verdict
 * @param relative shift that is tolerated, as a share of the baseline's median: 0.1 for a tenth
 * @param absolute shift that is tolerated in any case, in the values' unit; it rules where the baseline is near zero, of
 *     which any share is next to nothing
 * @param looks how the error is shared among the looks at one deployment
 */
public record ComparisonTerms(Worse worse, int leastValues, double relative, double absolute, RepeatedLooks looks) {

    /** Which way is worse. */
    public enum Worse {
        HIGHER,
        LOWER,
        EITHER
    }

    public ComparisonTerms {
        if (leastValues < 1 || !isTolerance(relative) || !isTolerance(absolute)) {
            throw new IllegalArgumentException("at least " + leastValues + " values and a tolerance of " + relative
                    + " or " + absolute + ": values are counted from 1, and tolerances are 0 or more");
        }
    }

    private static boolean isTolerance(double value) {
        return value >= 0 && Double.isFinite(value);
    }
}
