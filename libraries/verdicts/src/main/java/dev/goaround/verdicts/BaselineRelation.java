package dev.goaround.verdicts;

import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;

/**
 * What a relative condition holds its figure against.
 *
 * @param baseline what the version before gave
 * @param threshold the baseline and what may be added to it
 */
record BaselineRelation(double baseline, double threshold) {

    /** Below these a baseline is near zero, and a share of it says nothing: the change counts as one of this much. */
    private static final double LEAST_SECONDS = 0.01;

    private static final double LEAST_RATIO = 0.01;
    private static final double LEAST_OTHER = 1;

    /**
     * @param by how the condition is compared with the baseline
     * @param value that may be added to the baseline, or the share of it that may be
     */
    static BaselineRelation of(Baseline by, double value, Signal signal, double baseline) {
        double allowed = switch (by) {
            case POINTS -> value;
            case RATIO -> value * Math.max(Math.abs(baseline), least(signal));
        };
        return new BaselineRelation(baseline, baseline + allowed);
    }

    /** Whether the condition is about a fall. */
    static boolean falls(Condition condition) {
        return condition.op() == Comparison.LESS || condition.op() == Comparison.AT_MOST;
    }

    static double least(Signal signal) {
        return switch (signal.family()) {
            case LATENCY -> LEAST_SECONDS;
            case ERROR_RATE, SUCCESS_RATE, PROBE_SUCCESS, HEALTH, VERSION -> LEAST_RATIO;
            case REQUEST_RATE, MEASURED -> LEAST_OTHER;
        };
    }
}
