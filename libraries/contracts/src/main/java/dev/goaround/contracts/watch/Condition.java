package dev.goaround.contracts.watch;

import java.time.Duration;
import java.util.List;

/**
 * {@code SIGNAL OP VALUE [over WINDOW] [for DURATION | N times in a row | M of N] [against baseline]}.
 *
 * @param signal a signal of the domain ({@code error_rate}, {@code latency_p95}, {@code health}, …) or the team's own name
 * @param value in base units: seconds, ratio 0–1, bytes, or as {@code unit} says; a change where {@code baseline} or
 *     {@code risePer} is set, a multiple of the budget's pace where {@code burn} is
 * @param unit {@code ratio}, {@code seconds}, {@code bytes}, {@code count}, {@code USD/month}, …; null means the signal's own
 * @param over the window that samples are added up over
 * @param heldFor how long the condition has to hold without interruption; zero: at once
 * @param times how many evaluations it has to hold, in a row or of the last {@code outOf}; 1: at once
 * @param environment whose targets are asked, where that is not the deployment's own; else null
 * @param components whose targets count, beside those that belong to no component; null: all
 * @param outOf of how many evaluations {@code times} have to hold; null: all of them, in a row
 * @param baseline how the signal is compared with the version before, or null where the value is absolute
 * @param burn null where the value is no burn rate
 * @param risePer the value is a rise per this time, measured over the window: as a share of the figure at the window's begin
 *     where the unit is {@code ratio}, else in the unit; null where it is no rise
 * @param combined several signals in one expression, which is 1 while it is true and else 0; null where one signal is compared
 * @param statistical the change has to be beyond the value with a stated confidence, of many values of the candidate's and of a
 *     baseline's that runs beside it; null where the window's one figure decides. Only with {@code baseline}
 */
public record Condition(
        String signal,
        Comparison op,
        double value,
        String unit,
        Duration over,
        Duration heldFor,
        int times,
        String environment,
        List<String> components,
        Integer outOf,
        Baseline baseline,
        BurnRate burn,
        Duration risePer,
        Combined combined,
        StatisticalComparison statistical) {

    /** More evaluations than these are not kept; {@code outOf} is at most this. */
    public static final int MOST_OUT_OF = 60;

    /** The signal's name where several are combined. */
    public static final String COMBINED = "combined";

    public Condition {
        heldFor = heldFor == null ? Duration.ZERO : heldFor;
        times = Math.max(1, times);
        components = components == null || components.isEmpty() ? null : List.copyOf(components);
        outOf = outOf == null || outOf <= times ? null : Integer.valueOf(Math.min(MOST_OUT_OF, outOf));
    }

    /** Absolute, over all targets of the deployment's own environment. */
    public Condition(
            String signal, Comparison op, double value, String unit, Duration over, Duration heldFor, int times) {
        this(signal, op, value, unit, over, heldFor, times, null, null, null, null, null, null, null, null);
    }

    public Condition in(String otherEnvironment) {
        return new Condition(
                signal,
                op,
                value,
                unit,
                over,
                heldFor,
                times,
                otherEnvironment,
                components,
                outOf,
                baseline,
                burn,
                risePer,
                combined,
                statistical);
    }

    public Condition of(List<String> theseComponents) {
        return new Condition(
                signal,
                op,
                value,
                unit,
                over,
                heldFor,
                times,
                environment,
                theseComponents,
                outOf,
                baseline,
                burn,
                risePer,
                combined,
                statistical);
    }

    /** The same over another window. */
    public Condition over(Duration window) {
        return new Condition(
                signal,
                op,
                value,
                unit,
                window,
                heldFor,
                times,
                environment,
                components,
                outOf,
                baseline,
                burn,
                risePer,
                combined,
                statistical);
    }

    /** The same, to hold so many times, in a row or (where {@code of} is not null) of so many. */
    public Condition times(int so, Integer of) {
        return new Condition(
                signal,
                op,
                value,
                unit,
                over,
                heldFor,
                so,
                environment,
                components,
                of,
                baseline,
                burn,
                risePer,
                combined,
                statistical);
    }

    /** The same, compared with the version before. */
    public Condition against(Baseline how) {
        return new Condition(
                signal,
                op,
                value,
                unit,
                over,
                heldFor,
                times,
                environment,
                components,
                outOf,
                how,
                burn,
                risePer,
                combined,
                statistical);
    }

    public Condition burning(BurnRate rate) {
        return new Condition(
                signal,
                op,
                value,
                unit,
                over,
                heldFor,
                times,
                environment,
                components,
                outOf,
                baseline,
                rate,
                risePer,
                combined,
                statistical);
    }

    public Condition rising(Duration per) {
        return new Condition(
                signal,
                op,
                value,
                unit,
                over,
                heldFor,
                times,
                environment,
                components,
                outOf,
                baseline,
                burn,
                per,
                combined,
                statistical);
    }

    /** The same, as a statistical comparison with a baseline that runs beside the candidate. */
    public Condition statistically(StatisticalComparison how) {
        return new Condition(
                signal,
                op,
                value,
                unit,
                over,
                heldFor,
                times,
                environment,
                components,
                outOf,
                baseline,
                burn,
                risePer,
                combined,
                how);
    }

    /** True while the expression is, for as long or as often as the other condition says. */
    public static Condition ofCombined(Combined combined, Condition lasting) {
        return new Condition(
                COMBINED,
                Comparison.EQUAL,
                1,
                "count",
                lasting.over,
                lasting.heldFor,
                lasting.times,
                lasting.environment,
                lasting.components,
                lasting.outOf,
                null,
                null,
                null,
                combined,
                null);
    }

    /** All signals that it is about. */
    public List<String> signals() {
        return combined == null ? List.of(signal) : combined.signals();
    }
}
