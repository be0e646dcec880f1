package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A signal compared with a value.
 *
 * @param signal a name of the domain ({@code error_rate}, {@code latency_p95}, …)
 * @param value in {@code unit}; a change where {@code baseline} is set, negative for a fall; a rise per {@code risePer}; a
 *     multiple of the pace that uses up the budget just in time where {@code burn} is set
 * @param unit {@code ratio} (0 to 1), {@code seconds}, {@code bytes}, {@code count}, {@code days}, or money as
 *     {@code USD/month}
 * @param over the window that the signal is taken over, or null
 * @param lasting how long the comparison must hold, or null
 * @param times how many times it must hold, in a row or of the last {@code outOf}; or null
 * @param baseline how it is compared with before, or null where the value is absolute
 * @param outOf of how many evaluations {@code times} must hold, or null: all of them, in a row
 * @param risePer or null where the value is no rise
 * @param burn or null where the value is no burn rate
 * @param statistics of a comparison with a baseline that runs beside, which has to be sure; or null
 */
public record SignalLimit(
        String signal,
        LimitOperator op,
        double value,
        String unit,
        Duration over,
        Duration lasting,
        Integer times,
        BaselineKind baseline,
        Integer outOf,
        Duration risePer,
        ErrorBudget burn,
        StatisticalTerms statistics) {

    /** More evaluations are not kept. */
    public static final int MOST_OUT_OF = 60;

    private static final int HEALTH_TIMES = 3;

    public SignalLimit {
        Objects.requireNonNull(signal);
        Objects.requireNonNull(op);
        Objects.requireNonNull(unit);
    }

    static SignalLimit of(String signal, LimitOperator op, double value, String unit) {
        return new SignalLimit(signal, op, value, unit, null, null, null, null, null, null, null, null);
    }

    /** The same limit on the signal as it is: where the line's window says how old the evidence may be. */
    public SignalLimit withoutWindow() {
        return new SignalLimit(
                signal, op, value, unit, null, lasting, times, baseline, outOf, risePer, burn, statistics);
    }

    /** Its window and its time, changed; what is null stays so. */
    public SignalLimit timed(UnaryOperator<Duration> change) {
        return new SignalLimit(
                signal,
                op,
                value,
                unit,
                over == null ? null : change.apply(over),
                lasting == null ? null : change.apply(lasting),
                times,
                baseline,
                outOf,
                risePer,
                burn,
                statistics);
    }

    /**
     * What it means in a trigger: a bare limit on {@code health} has to hold three times in a row, because a single failed
     * answer is no outage; "times 1" says otherwise. Every other limit means what it says.
     */
    public SignalLimit inTrigger() {
        boolean bare = lasting == null && times == null;
        return bare && signal.equals("health")
                ? new SignalLimit(
                        signal, op, value, unit, over, null, HEALTH_TIMES, baseline, outOf, risePer, burn, statistics)
                : this;
    }

    /** Whether it says no more than that a signal is on one side of a value. */
    public boolean isPlain() {
        return times == null && baseline == null && risePer == null && burn == null;
    }

    /** What is so exactly where this is not. */
    public SignalLimit negated() {
        return new SignalLimit(
                signal, op.negated(), value, unit, over, lasting, times, baseline, outOf, risePer, burn, statistics);
    }

    SignalLimit holding(Persistence persistence) {
        return new SignalLimit(
                signal,
                op,
                value,
                unit,
                persistence.over() == null ? over : persistence.over(),
                persistence.lasting(),
                persistence.times(),
                baseline,
                persistence.outOf(),
                risePer,
                burn,
                statistics);
    }

    /** The same, to hold for so long. */
    public SignalLimit lasting(Duration time) {
        return new SignalLimit(signal, op, value, unit, over, time, times, baseline, outOf, risePer, burn, statistics);
    }

    /** The same over a window. */
    public SignalLimit over(Duration window) {
        return new SignalLimit(
                signal, op, value, unit, window, lasting, times, baseline, outOf, risePer, burn, statistics);
    }

    /** The same, to hold so many times in a row. */
    public SignalLimit times(Integer inARow) {
        return new SignalLimit(
                signal, op, value, unit, over, lasting, inARow, baseline, outOf, risePer, burn, statistics);
    }

    SignalLimit against(BaselineKind how) {
        return new SignalLimit(signal, op, value, unit, over, lasting, times, how, outOf, risePer, burn, statistics);
    }

    SignalLimit rising(Duration per) {
        return new SignalLimit(signal, op, value, unit, over, lasting, times, baseline, outOf, per, burn, statistics);
    }

    SignalLimit burning(ErrorBudget budget) {
        return new SignalLimit(
                signal, op, value, unit, over, lasting, times, baseline, outOf, risePer, budget, statistics);
    }

    SignalLimit statistically(StatisticalTerms how) {
        return new SignalLimit(signal, op, value, unit, over, lasting, times, baseline, outOf, risePer, burn, how);
    }
}
