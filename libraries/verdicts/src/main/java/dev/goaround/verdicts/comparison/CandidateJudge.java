package dev.goaround.verdicts.comparison;

import dev.goaround.contracts.verdict.VerdictKind;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.numbers.combinatorics.LogBinomialCoefficient;

/**
 * Whether a candidate is worse than its baseline: the whole interval of the shift has to lie beyond what is tolerated, on the
 * worse side. Missing values are left out by the caller. Nothing is judged from fewer values than could ever show a
 * difference at this look's error: with three a side, even three above three happen by chance in a tenth of all cases.
 */
public final class CandidateJudge {
    private final ComparisonTerms terms;

    public CandidateJudge(ComparisonTerms terms) {
        this.terms = terms;
    }

    /**
     * @param look the how-manieth look at this deployment it is, from 1
     * @throws IllegalArgumentException if a value is not finite, or more looks are taken than were planned
     */
    public ComparisonResult judge(double[] candidate, double[] baseline, int look) {
        double error = terms.looks().errorOf(look);
        double confidence = 1 - error;
        int fewest = Math.min(candidate.length, baseline.length);
        if (fewest < terms.leastValues()) {
            return tooFew(candidate, baseline, "at least " + terms.leastValues() + " are asked for", confidence);
        }
        if (Math.log(2) - LogBinomialCoefficient.value(candidate.length + baseline.length, fewest) > Math.log(error)) {
            return tooFew(
                    candidate, baseline, "no difference could show with a confidence of " + confidence, confidence);
        }
        SortedSample above = SortedSample.of("candidate", candidate);
        SortedSample below = SortedSample.of("baseline", baseline);
        Optional<LocationShift> shift = LocationShift.between(above, below);
        if (shift.isEmpty()) {
            return ComparisonResult.without(
                    VerdictKind.UNKNOWN, "the values lie too far apart to be told from each other", confidence);
        }
        ShiftInterval interval = shift.get().byOrderStatistics(confidence);
        double margin = Math.max(terms.relative() * Math.abs(below.median()), terms.absolute());
        boolean worse = isWorse(interval, margin);
        return new ComparisonResult(
                worse ? VerdictKind.BREACH : VerdictKind.HEALTHY,
                reason(interval, margin, confidence, worse),
                Optional.of(interval),
                below.median(),
                MannWhitney.test(candidate, baseline, MannWhitney.Method.NORMAL).p(),
                margin,
                confidence,
                isNearZero(below) ? OptionalDouble.empty() : EffectSize.MEAN_RATIO.of(candidate, baseline),
                EffectSize.CLES.of(candidate, baseline));
    }

    private boolean isWorse(ShiftInterval interval, double margin) {
        boolean higher = interval.lower() > margin;
        boolean lower = interval.upper() < -margin;
        return switch (terms.worse()) {
            case HIGHER -> higher;
            case LOWER -> lower;
            case EITHER -> higher || lower;
        };
    }

    /** Where the share of it that is tolerated is less than what is tolerated anyway, a ratio to it says nothing. */
    private boolean isNearZero(SortedSample baseline) {
        return terms.relative() * Math.abs(baseline.median()) < terms.absolute();
    }

    private static ComparisonResult tooFew(double[] candidate, double[] baseline, String why, double confidence) {
        return ComparisonResult.without(
                VerdictKind.INSUFFICIENT,
                candidate.length + " values of the candidate and " + baseline.length + " of the baseline: " + why,
                confidence);
    }

    private static String reason(ShiftInterval interval, double margin, double confidence, boolean worse) {
        return "shifted by " + interval.estimate() + ", with a confidence of " + confidence + " from "
                + interval.lower() + " to " + interval.upper() + ": "
                + (worse ? "all of it beyond the tolerated " : "not all of it on the worse side of the tolerated ")
                + margin;
    }
}
