package dev.goaround.contracts.watch;

import java.util.List;

/**
 * Several signals in one expression. What is unknown of a signal leaves the whole unknown unless the others decide it.
 *
 * @param expression in the Common Expression Language (cel.dev), of the type bool; every signal is a double in base units
 * @param signals that it names, in order
 */
public record Combined(String expression, List<String> signals) {

    public Combined {
        signals = signals == null ? List.of() : List.copyOf(signals);
    }
}
