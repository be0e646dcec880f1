package dev.goaround.rollback.execution;

import java.util.function.Function;

/** What became of a person's word. */
public sealed interface PersonWordResult {

    /** The one place in which both are told apart. */
    <R> R fold(Function<Taken, R> taken, Function<Refused, R> refused);

    record Taken(Transition move) implements PersonWordResult {
        @Override
        public <R> R fold(Function<Taken, R> taken, Function<Refused, R> refused) {
            return taken.apply(this);
        }
    }

    /** It fits nothing that is asked. */
    record Refused(String reason) implements PersonWordResult {
        @Override
        public <R> R fold(Function<Taken, R> taken, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
