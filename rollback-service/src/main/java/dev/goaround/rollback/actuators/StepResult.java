package dev.goaround.rollback.actuators;

import java.time.Duration;

/** What became of an attempt. */
public sealed interface StepResult {

    /** What is made of each kind of result; {@link #fold} is the one place in which they are told apart. */
    interface Cases<R> {
        R done(Done done);

        R begun(Begun begun);

        R refused(Refused refused);

        R retry(Retry retry);

        R unknown(Unknown unknown);
    }

    <R> R fold(Cases<R> cases);

    /** @param link to what was done, or null */
    record Done(String answer, String link) implements StepResult {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.done(this);
        }
    }

    /**
     * It goes on over there.
     *
     * @param handle to ask about it with
     * @param sure whether it has begun; if not, it is looked for
     * @param after when to ask
     */
    record Begun(String handle, String link, boolean sure, Duration after) implements StepResult {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.begun(this);
        }
    }

    /** For good. */
    record Refused(String reason) implements StepResult {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /**
     * It took no effect, or the receiver knows the key of a repetition.
     *
     * @param after that the receiver wants; null: back off
     * @param maybe whether it may have taken effect: if no repetition succeeds, the step is unknown
     */
    record Retry(Duration after, String reason, boolean maybe) implements StepResult {

        /** It took no effect. */
        public Retry(Duration after, String reason) {
            this(after, reason, false);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.retry(this);
        }
    }

    /** It may have taken effect, and neither asking nor repeating is safe. */
    record Unknown(String reason) implements StepResult {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.unknown(this);
        }
    }
}
