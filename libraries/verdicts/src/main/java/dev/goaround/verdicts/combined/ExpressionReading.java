package dev.goaround.verdicts.combined;

import dev.goaround.contracts.watch.Combined;
import java.util.function.Function;

/** Whether a text combines signals. */
public sealed interface ExpressionReading {

    /** What each case leads to. */
    <T> T fold(Function<Understood, T> understood, Function<Refused, T> refused);

    /** Typed and checked: it yields a bool, of signals that there are. */
    record Understood(Combined combined) implements ExpressionReading {
        @Override
        public <T> T fold(Function<Understood, T> understood, Function<Refused, T> refused) {
            return understood.apply(this);
        }
    }

    /** @param reason what is wrong, where, and what would be right */
    record Refused(String reason) implements ExpressionReading {
        @Override
        public <T> T fold(Function<Understood, T> understood, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
