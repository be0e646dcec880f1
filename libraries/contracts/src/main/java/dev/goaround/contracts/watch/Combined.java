package dev.goaround.contracts.watch;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Several signals in one expression, which is 1 while it is true and else 0. What is unknown of a signal leaves the whole unknown
 * unless the others decide it.
 *
 * @param expression in the Common Expression Language (cel.dev), of the type bool; every signal is a double in base units
 * @param signals that it names, in order
 */
public record Combined(String expression, List<String> signals) implements Measurand {

    /** The signal's name where several are combined. */
    public static final String SIGNAL = "combined";

    public Combined {
        signals = signals == null ? List.of() : List.copyOf(signals);
    }

    @Override
    public String signal() {
        return SIGNAL;
    }

    @Override
    public Optional<Combined> combined() {
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
        return combined.apply(this);
    }
}
