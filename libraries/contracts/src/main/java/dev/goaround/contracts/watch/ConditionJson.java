package dev.goaround.contracts.watch;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A condition as it is in JSON: flat, the fields of its kind beside those of all. It keeps to what was written and read since
 * release 0.1.0; inside version 1 of the events fields are only added.
 *
 * @param signal {@link Combined#SIGNAL} where several are combined
 * @param times evaluations that have to hold, in a row or of the last {@code outOf}
 * @param outOf null: in a row
 * @param baseline of a {@link Measurand.Change} or a {@link Measurand.StatisticalChange}, else null
 * @param burn of a {@link Measurand.BudgetBurn}, else null
 * @param risePer of a {@link Measurand.Rise}, else null
 * @param combined null where one signal is measured
 * @param statistical of a {@link Measurand.StatisticalChange}, else null
 */
record ConditionJson(
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

    /** What a kind adds to the fields of all. */
    private record Added(
            Baseline baseline, BurnRate burn, Duration risePer, Combined combined, StatisticalComparison statistical) {}

    static ConditionJson of(Condition condition) {
        Added added = condition
                .measurand()
                .fold(
                        level -> new Added(null, null, null, null, null),
                        change -> new Added(change.baseline(), null, null, null, null),
                        statistical -> new Added(statistical.baseline(), null, null, null, statistical.comparison()),
                        burn -> new Added(null, burn.rate(), null, null, null),
                        rise -> new Added(null, null, rise.per(), null, null),
                        combined -> new Added(null, null, null, combined, null));
        return new ConditionJson(
                condition.signal(),
                condition.op(),
                condition.value(),
                condition.unit(),
                condition.over(),
                condition.holding().heldFor(),
                condition.holding().times(),
                condition.scope().environment(),
                condition.scope().components(),
                condition.holding().fold(unbroken -> null, HoldingTerms.SomeOfSeveral::outOf),
                added.baseline(),
                added.burn(),
                added.risePer(),
                added.combined(),
                added.statistical());
    }

    /** @throws IllegalArgumentException if its fields are those of several kinds, which no writer ever wrote */
    Condition condition() {
        return new Condition(
                measurand(),
                op,
                value,
                unit,
                over,
                HoldingTerms.of(heldFor, times, outOf),
                new Scope(environment, components));
    }

    private Measurand measurand() {
        if (Stream.of(baseline, burn, risePer, combined)
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            throw new IllegalArgumentException("a condition on " + signal
                    + " has at most one of baseline, burn, risePer and combined, which say what is measured");
        }
        if (statistical != null && baseline == null) {
            throw new IllegalArgumentException("a condition on " + signal
                    + " has statistical only beside baseline, which says how the change is reckoned");
        }
        if (baseline != null) {
            return statistical == null
                    ? new Measurand.Change(signal, baseline)
                    : new Measurand.StatisticalChange(signal, baseline, statistical);
        }
        if (burn != null) {
            return new Measurand.BudgetBurn(signal, burn);
        }
        if (risePer != null) {
            return new Measurand.Rise(signal, risePer);
        }
        return combined == null ? new Measurand.Level(signal) : combined;
    }
}
