package dev.goaround.verdicts.combined;

import dev.goaround.contracts.watch.Combined;

/** Whether a text combines signals. */
public sealed interface ExpressionReading {

    /** Typed and checked: it yields a bool, of signals that there are. */
    record Understood(Combined combined) implements ExpressionReading {}

    /** @param reason what is wrong, where, and what would be right */
    record Refused(String reason) implements ExpressionReading {}
}
