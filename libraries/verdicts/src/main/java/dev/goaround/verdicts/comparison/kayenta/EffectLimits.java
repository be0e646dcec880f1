package dev.goaround.verdicts.comparison.kayenta;

import dev.goaround.verdicts.comparison.EffectSize;
import java.util.OptionalDouble;

/**
 * How large a difference has to be to count, beside being certain. An effect that cannot be measured, because a mean is zero,
 * counts as large enough.
 *
 * @param measure what is measured
 * @param allowedIncrease from here on it is High
 * @param allowedDecrease down from here it is Low
 * @param criticalIncrease from here on a critical metric fails the whole canary
 * @param criticalDecrease down from here a critical metric fails the whole canary
 */
public record EffectLimits(
        EffectSize measure,
        double allowedIncrease,
        double allowedDecrease,
        double criticalIncrease,
        double criticalDecrease) {

    /** Kayenta's defaults: any effect counts. */
    public static EffectLimits of(EffectSize measure) {
        double none = noEffect(measure);
        return new EffectLimits(measure, none, none, none, none);
    }

    /** What the measure says of two samples that are alike. */
    public static double noEffect(EffectSize measure) {
        return switch (measure) {
            case MEAN_RATIO -> 1;
            case CLES -> 0.5;
        };
    }

    boolean isHigh(OptionalDouble effect) {
        return effect.isEmpty() || effect.getAsDouble() >= allowedIncrease;
    }

    boolean isLow(OptionalDouble effect) {
        return effect.isEmpty() || effect.getAsDouble() <= allowedDecrease;
    }

    boolean isCritical(Classification classification, OptionalDouble effect) {
        return switch (classification) {
            case HIGH -> effect.isEmpty() || effect.getAsDouble() >= criticalIncrease;
            case LOW -> effect.isEmpty() || effect.getAsDouble() <= criticalDecrease;
            default -> false;
        };
    }
}
