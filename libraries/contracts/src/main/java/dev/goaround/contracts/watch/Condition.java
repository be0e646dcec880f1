package dev.goaround.contracts.watch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.List;

/**
 * {@code SIGNAL OP VALUE [over WINDOW] [for DURATION | N times in a row | M of N] [against baseline]}. In JSON it is flat, see
 * {@link ConditionJson}.
 *
 * @param measurand what is compared with the value: a signal, its change or rise, a burn rate, an expression of several signals
 * @param value in base units (seconds, ratio 0–1, bytes, or as {@code unit} says) of what is measured: of a budget's burn a
 *     multiple of the pace at which the budget lasts just as long as it has to; 1 of an expression that is true
 * @param unit {@code ratio}, {@code seconds}, {@code bytes}, {@code count}, {@code USD/month}, …; null means the signal's own
 * @param over the window that samples are added up over; null where none is said
 * @param holding how long, or how often, it has to hold
 * @param scope of which targets the signal is measured
 */
public record Condition(
        Measurand measurand,
        Comparison op,
        double value,
        String unit,
        Duration over,
        HoldingTerms holding,
        Scope scope) {

    /** Absolute, over all targets of the deployment's own environment. */
    public Condition(
            String signal, Comparison op, double value, String unit, Duration over, Duration heldFor, int times) {
        this(new Measurand.Level(signal), op, value, unit, over, new HoldingTerms.Unbroken(heldFor, times), Scope.OWN);
    }

    /** True while the expression is, of all targets of the deployment's own environment. */
    public static Condition ofCombined(Combined combined, Duration over, HoldingTerms holding) {
        return new Condition(combined, Comparison.EQUAL, 1, "count", over, holding, Scope.OWN);
    }

    /** The same of other targets. */
    public Condition in(Scope others) {
        return new Condition(measurand, op, value, unit, over, holding, others);
    }

    /** The same over another window. */
    public Condition over(Duration window) {
        return new Condition(measurand, op, value, unit, window, holding, scope);
    }

    public String signal() {
        return measurand.signal();
    }

    /** All signals that it is about. */
    public List<String> signals() {
        return measurand.signals();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Condition read(ConditionJson json) {
        return json.condition();
    }

    @JsonValue
    ConditionJson json() {
        return ConditionJson.of(this);
    }
}
