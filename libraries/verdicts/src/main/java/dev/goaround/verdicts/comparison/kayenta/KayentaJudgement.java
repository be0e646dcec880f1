package dev.goaround.verdicts.comparison.kayenta;

import dev.goaround.verdicts.comparison.ShiftInterval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the judge says of one metric.
 *
 * @param reason for people; in our own words, Kayenta gives none for most passes
 * @param critical whether it fails the whole canary
 * @param shift of the experiment against the control; empty where no test was needed
 * @param effect in the case's measure; empty without a test, and where it cannot be measured
 */
public record KayentaJudgement(
        Classification classification,
        String reason,
        boolean critical,
        Optional<ShiftInterval> shift,
        OptionalDouble effect) {

    static KayentaJudgement untested(Classification classification, String reason, boolean critical) {
        return new KayentaJudgement(classification, reason, critical, Optional.empty(), OptionalDouble.empty());
    }
}
