package dev.goaround.contracts.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a condition measures and compares with its value. Each kind has only what belongs to it; who needs the kind asks one of
 * the methods here, or handles all six in {@link #fold}: a seventh kind does not compile until all of them do.
 */
public sealed interface Measurand
        permits Measurand.Level,
                Measurand.Change,
                Measurand.StatisticalChange,
                Measurand.BudgetBurn,
                Measurand.Rise,
                Combined {

    /** The signal as it is over the window. */
    record Level(String signal) implements Measurand {

        @Override
        public Optional<Level> level() {
            return Optional.of(this);
        }

        @Override
        public <T> T fold(
                Function<Level, T> level,
                Function<Change, T> change,
                Function<StatisticalChange, T> statistical,
                Function<BudgetBurn, T> burn,
                Function<Rise, T> rise,
                Function<Combined, T> combined) {
            return level.apply(this);
        }
    }

    /** By how much the signal differs from that of the version before. */
    record Change(String signal, Baseline baseline) implements Measurand {

        @Override
        public Optional<Baseline> comparedBy() {
            return Optional.of(baseline);
        }

        @Override
        public <T> T fold(
                Function<Level, T> level,
                Function<Change, T> change,
                Function<StatisticalChange, T> statistical,
                Function<BudgetBurn, T> burn,
                Function<Rise, T> rise,
                Function<Combined, T> combined) {
            return change.apply(this);
        }
    }

    /**
     * By how much the signal differs from that of the version before, which runs beside the candidate: the change has to be sure,
     * of many values of both sides.
     *
     * @param comparison how sure, and of which values
     */
    record StatisticalChange(String signal, Baseline baseline, StatisticalComparison comparison) implements Measurand {

        @Override
        public Optional<Baseline> comparedBy() {
            return Optional.of(baseline);
        }

        @Override
        public Optional<StatisticalChange> statistical() {
            return Optional.of(this);
        }

        @Override
        public <T> T fold(
                Function<Level, T> level,
                Function<Change, T> change,
                Function<StatisticalChange, T> statistical,
                Function<BudgetBurn, T> burn,
                Function<Rise, T> rise,
                Function<Combined, T> combined) {
            return statistical.apply(this);
        }
    }

    /** How many times faster than an error budget allows the signal, a share of errors, uses it up. */
    record BudgetBurn(String signal, BurnRate rate) implements Measurand {

        @Override
        public <T> T fold(
                Function<Level, T> level,
                Function<Change, T> change,
                Function<StatisticalChange, T> statistical,
                Function<BudgetBurn, T> burn,
                Function<Rise, T> rise,
                Function<Combined, T> combined) {
            return burn.apply(this);
        }
    }

    /**
     * How much the signal rises, measured over the window: as a share of the figure at the window's begin where the condition's
     * unit is {@code ratio}, else in that unit.
     *
     * @param per the time that the rise is scaled to
     */
    record Rise(String signal, Duration per) implements Measurand {

        @Override
        public <T> T fold(
                Function<Level, T> level,
                Function<Change, T> change,
                Function<StatisticalChange, T> statistical,
                Function<BudgetBurn, T> burn,
                Function<Rise, T> rise,
                Function<Combined, T> combined) {
            return rise.apply(this);
        }
    }

    /**
     * A signal of the domain ({@code error_rate}, {@code latency_p95}, {@code health}, …) or the team's own name; where several
     * are combined, {@link Combined#SIGNAL}.
     */
    String signal();

    /** All signals that it is about. */
    default List<String> signals() {
        return List.of(signal());
    }

    /** Itself where the condition's value is one of the signal itself. */
    default Optional<Level> level() {
        return Optional.empty();
    }

    /** How it is compared with the version before; empty: it is not. */
    default Optional<Baseline> comparedBy() {
        return Optional.empty();
    }

    /** Itself where the change has to be sure. */
    default Optional<StatisticalChange> statistical() {
        return Optional.empty();
    }

    /** Itself where several signals are combined. */
    default Optional<Combined> combined() {
        return Optional.empty();
    }

    /** What the function of its kind makes of it. */
    <T> T fold(
            Function<Level, T> level,
            Function<Change, T> change,
            Function<StatisticalChange, T> statistical,
            Function<BudgetBurn, T> burn,
            Function<Rise, T> rise,
            Function<Combined, T> combined);
}
