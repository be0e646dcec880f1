package dev.goaround.rollback.judging;

import dev.goaround.messaging.Envelope;
import java.util.function.Function;

/** What a decision puts out. */
public sealed interface Output {

    /** The one place in which both are told apart. */
    <R> R fold(Function<Said, R> said, Function<Refused, R> refused);

    /** An event, for its type's topic. */
    record Said(Envelope envelope) implements Output {
        @Override
        public <R> R fold(Function<Said, R> said, Function<Refused, R> refused) {
            return said.apply(this);
        }
    }

    /** A readable record that cannot be followed, for its topic's dead letters. */
    record Refused(Envelope envelope, String reason) implements Output {
        @Override
        public <R> R fold(Function<Said, R> said, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
