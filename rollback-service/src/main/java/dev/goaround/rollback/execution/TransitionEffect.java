package dev.goaround.rollback.execution;

import java.util.function.Function;
import java.util.function.Supplier;

/** What the executor does once the transition that announces it is stored, and outside that transaction. */
public sealed interface TransitionEffect {

    /** The transition is all. */
    TransitionEffect NOTHING = new Nothing();

    /** The one place in which the kinds of effects are told apart. */
    <R> R fold(Supplier<R> nothing, Function<Call, R> call);

    record Nothing() implements TransitionEffect {
        @Override
        public <R> R fold(Supplier<R> nothing, Function<Call, R> call) {
            return nothing.get();
        }
    }

    /**
     * An actuator is called.
     *
     * @param asked the state that was stored before the call: only while the rollback is still in that state, the call's outcome counts
     */
    record Call(RollbackState.StepInHand asked, ActuatorCall call) implements TransitionEffect {
        @Override
        public <R> R fold(Supplier<R> nothing, Function<Call, R> whenCall) {
            return whenCall.apply(this);
        }
    }
}
