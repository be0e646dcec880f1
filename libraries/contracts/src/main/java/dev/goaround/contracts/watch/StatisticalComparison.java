package dev.goaround.contracts.watch;

/**
 * Makes a comparison with the baseline a statistical one: the condition holds when the candidate's values lie beyond the
 * baseline's by more than the condition's value, and that is sure with the confidence named here (rank test of Mann and Whitney,
 * interval on the shift by order statistics). The baseline has to run beside the candidate. What is out of bounds counts as the
 * nearest that is not.
 *
 * @param eitherWay whether a shift to the other side counts, too; false: only the one that the condition's sign names
 * @param values that each side has to have in the window before anything is said; null: 20, or half of what a shorter window holds
 * @param nearZero a shift that is tolerated in any case, in the signal's unit: what decides near a baseline of zero, of which a
 *     share is next to nothing; null: as for any other comparison by ratio
 * @param confidence that a candidate which is no worse is not called so at any of all looks, such as 0.98; null: that
 * @param looks at one deployment that are planned and share most of the error equally; null: not known, so that each look gets less
 *     than the one before
 */
public record StatisticalComparison(
        boolean eitherWay, Integer values, Double nearZero, Double confidence, Integer looks) {

    /** More values of a side are not kept: a longer window has longer pieces. */
    public static final int MOST_VALUES = 60;

    public static final double CONFIDENCE = 0.98;

    /** With all defaults: that the candidate is worse, with the sign saying which way that is. */
    public static final StatisticalComparison USUAL = new StatisticalComparison(false, null, null, null, null);

    public StatisticalComparison {
        values = values == null ? null : Integer.valueOf(Math.max(2, Math.min(MOST_VALUES, values)));
        nearZero = nearZero == null ? null : Double.valueOf(Math.max(0, nearZero));
        confidence =
                confidence == null || !(confidence > 0 && confidence < 1) ? Double.valueOf(CONFIDENCE) : confidence;
        looks = looks == null ? null : Integer.valueOf(Math.max(1, looks));
    }
}
