package dev.goaround.verdicts.comparison.kayenta;

import dev.goaround.verdicts.comparison.EffectSize;
import dev.goaround.verdicts.comparison.LocationShift;
import dev.goaround.verdicts.comparison.ShiftInterval;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Classifies one metric as Kayenta does. High: the interval of the shift lies above a share (the tolerance) of the estimated
 * shift, and the effect is large enough; Low mirrors it.
 */
public final class KayentaJudge {

    private KayentaJudge() {}

    /** @throws IllegalArgumentException if a value is infinite, or the confidence is none: readers refuse both before */
    public static KayentaJudgement judge(KayentaCase given) {
        double[] experiment = given.nanStrategy().applyTo(given.experiment());
        double[] control = given.nanStrategy().applyTo(given.control());
        if (experiment.length == 0 || control.length == 0) {
            return withoutData(given, experiment.length == 0 ? "experiment" : "control");
        }
        if (isSame(experiment, control)) {
            return pass("the experiment and the control hold the same values");
        }
        Optional<LocationShift> shift = LocationShift.between(experiment, control);
        if (shift.isEmpty()) {
            return KayentaJudgement.untested(
                    Classification.ERROR, "the values lie too far apart to be told from each other", false);
        }
        // Two constants need no noise: every difference is the same, so that it is the estimate and both ends.
        ShiftInterval interval = shift.get().asInKayenta(given.confidence());
        OptionalDouble effect = given.effect().measure().of(experiment, control);
        Classification classification = classify(given, interval, effect);
        return new KayentaJudgement(
                classification,
                reason(given, classification, interval, effect),
                given.critical() && given.effect().isCritical(classification, effect),
                Optional.of(interval),
                effect);
    }

    private static KayentaJudgement withoutData(KayentaCase given, String side) {
        if (given.nanStrategy() == NanStrategy.REPLACE) {
            return pass("the " + side + " holds no value, and what is missing counts as zero");
        }
        boolean fails = given.mustHaveData() && !given.critical();
        return KayentaJudgement.untested(
                fails ? Classification.NODATA_FAIL_METRIC : Classification.NODATA,
                "the " + side + " holds no value" + (fails ? ", and the metric must have data" : ""),
                given.critical());
    }

    private static KayentaJudgement pass(String reason) {
        return KayentaJudgement.untested(Classification.PASS, reason, false);
    }

    /** The same values in any order, or one value only, however often. */
    private static boolean isSame(double[] experiment, double[] control) {
        double[] some = Arrays.stream(experiment).sorted().toArray();
        double[] others = Arrays.stream(control).sorted().toArray();
        boolean constant = some[0] == some[some.length - 1] && others[0] == others[others.length - 1];
        return (constant && some[0] == others[0]) || Arrays.equals(some, others);
    }

    private static Classification classify(KayentaCase given, ShiftInterval interval, OptionalDouble effect) {
        double bound = bound(given, interval);
        if (given.direction().forbidsMore()
                && interval.lower() > bound
                && given.effect().isHigh(effect)) {
            return Classification.HIGH;
        }
        if (given.direction().forbidsLess()
                && interval.upper() < -bound
                && given.effect().isLow(effect)) {
            return Classification.LOW;
        }
        return Classification.PASS;
    }

    private static double bound(KayentaCase given, ShiftInterval interval) {
        return given.tolerance() * Math.abs(interval.estimate());
    }

    private static String reason(
            KayentaCase given, Classification classification, ShiftInterval interval, OptionalDouble effect) {
        double bound = bound(given, interval);
        String figures = "the shift lies from " + interval.lower() + " to " + interval.upper();
        String size = effect.isPresent() ? name(given.effect().measure()) + " is " + effect.getAsDouble() : "";
        return switch (classification) {
            case HIGH -> figures + ", above " + bound + after(size);
            case LOW -> figures + ", below " + -bound + after(size);
            default ->
                interval.lower() > bound || interval.upper() < -bound
                        ? figures + after(size) + ": not a forbidden direction, or too small an effect"
                        : figures + ", not clear of what is tolerated: from " + -bound + " to " + bound;
        };
    }

    private static String after(String size) {
        return size.isEmpty() ? "" : "; the " + size;
    }

    private static String name(EffectSize measure) {
        return switch (measure) {
            case MEAN_RATIO -> "ratio of the means";
            case CLES -> "share of greater values";
        };
    }
}
