package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.verdicts.comparison.ComparisonResult;
import dev.goaround.verdicts.comparison.ShiftInterval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * One look at a candidate and its baseline, which came to a healthy verdict or a breach.
 *
 * @param number of the look at this deployment, from 1
 * @param values of each side
 * @param piece that each value is for
 * @param fresh whether it was not taken before, with the same values
 */
record InterimLook(ComparisonResult comparison, int number, int values, Duration piece, boolean fresh) {

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
    private static final double LEAST_P = 1e-6;
    private static final int PERCENT = 2;

    boolean isWorse() {
        return comparison.kind() == VerdictKind.BREACH;
    }

    /** The candidate's level: the baseline's, shifted. */
    double candidate() {
        return comparison.baseline() + interval().estimate();
    }

    /** @param lower whether less is worse */
    BaselineRelation relation(boolean lower) {
        double margin = comparison.margin();
        return new BaselineRelation(comparison.baseline(), comparison.baseline() + (lower ? -margin : margin));
    }

    /** "3.1 % against 1 %: shifted by +2.1 points (+1.4 points to +2.9 points with 99.67 % confidence), …". */
    String stated(Signal signal, String unit) {
        ShiftInterval interval = interval();
        return VerdictWords.value(signal, candidate(), unit) + " against "
                + VerdictWords.value(signal, comparison.baseline(), unit) + " of the baseline, shifted by "
                + VerdictWords.points(signal, interval.estimate(), unit) + " ("
                + VerdictWords.points(signal, interval.lower(), unit) + " to "
                + VerdictWords.points(signal, interval.upper(), unit) + " with " + confidence()
                + " confidence), tolerated "
                + VerdictWords.points(signal, comparison.margin(), unit) + "; " + p() + ", look " + number + " at "
                + values
                + " values a side of " + VerdictWords.duration(piece) + " each";
    }

    private ShiftInterval interval() {
        return comparison.shift().orElseThrow();
    }

    String confidence() {
        return confidence(comparison.confidence());
    }

    /** As many nines as there are: 99.9945 %, not 100 %. */
    static String confidence(double confidence) {
        BigDecimal error = BigDecimal.valueOf(1 - confidence).round(TWO_DIGITS);
        return BigDecimal.ONE
                        .subtract(error)
                        .movePointRight(PERCENT)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private String p() {
        double p = comparison.p();
        return p < LEAST_P
                ? "p < 0.000001"
                : "p "
                        + BigDecimal.valueOf(p)
                                .round(TWO_DIGITS)
                                .stripTrailingZeros()
                                .toPlainString();
    }
}
