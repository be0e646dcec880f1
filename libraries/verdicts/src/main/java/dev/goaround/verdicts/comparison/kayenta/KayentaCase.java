package dev.goaround.verdicts.comparison.kayenta;

/**
 * One metric, put before the judge. The arrays are not changed; NaN is a missing value.
 *
 * @param experiment the candidate's values
 * @param control the baseline's
 * @param critical whether this metric alone may fail the canary
 * @param mustHaveData whether a metric without values fails; a critical one does anyway
 * @param tolerance the share of the estimated shift that the interval has to clear
 * @param confidence of the interval
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and as large as half a million values.
public record KayentaCase(
        double[] experiment,
        double[] control,
        Direction direction,
        NanStrategy nanStrategy,
        boolean critical,
        boolean mustHaveData,
        EffectLimits effect,
        double tolerance,
        double confidence) {
    public static final double DEFAULT_TOLERANCE = 0.25;
    public static final double DEFAULT_CONFIDENCE = 0.98;
}
