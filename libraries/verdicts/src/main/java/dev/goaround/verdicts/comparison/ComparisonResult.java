package dev.goaround.verdicts.comparison;

import dev.goaround.contracts.verdict.VerdictKind;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a comparison of a candidate with its baseline came to.
 *
 * @param kind breach if the candidate is worse by more than is tolerated; insufficient with too few values, unknown where
 *     the values cannot be compared
 * @param reason for people
 * @param shift of the candidate against the baseline; empty without a comparison
 * @param baseline the baseline's median; not a number without a comparison
 * @param p of the rank test without any tolerance, by the normal curve; not a number without a comparison
 * @param margin the shift that was tolerated, in the values' unit
 * @param confidence of the interval at this look
 * @param meanRatio empty without a comparison, and where a mean is zero
 * @param cles in which share of pairs the candidate's value is the greater one
 */
public record ComparisonResult(
        VerdictKind kind,
        String reason,
        Optional<ShiftInterval> shift,
        double baseline,
        double p,
        double margin,
        double confidence,
        OptionalDouble meanRatio,
        OptionalDouble cles) {

    static ComparisonResult without(VerdictKind kind, String reason, double confidence) {
        return new ComparisonResult(
                kind,
                reason,
                Optional.empty(),
                Double.NaN,
                Double.NaN,
                0,
                confidence,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
