package dev.goaround.rollback.execution;

import java.util.function.Function;
import java.util.function.Supplier;

/** What the executor does once the transition that announces it is stored, and outside that transaction. */
public sealed interface Effect {

    /** The transition is all. */
    Effect NOTHING = new Nothing();

    /** The one place in which the kinds of effects are told apart. */
    <R> R fold(Supplier<R> nothing, Function<Call, R> call);

    record Nothing() implements Effect {
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
    record Call(RollbackState.StepInHand asked, ActuatorCall call) implements Effect {
        @Override
        public <R> R fold(Supplier<R> nothing, Function<Call, R> whenCall) {
            return whenCall.apply(this);
        }
    }
}
