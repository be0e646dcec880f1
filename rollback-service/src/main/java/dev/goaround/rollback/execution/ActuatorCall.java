package dev.goaround.rollback.execution;

import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.rollback.actuators.FillIns;
import java.time.Instant;
import java.util.function.Function;

/** A call to make once the transition that announces it is stored. */
public sealed interface ActuatorCall {

    RollbackStep step();

    FillIns fillIns();

    /** The one place in which the kinds of calls are told apart. */
    <R> R fold(Function<CarryOut, R> carryOut, Function<Follow, R> follow, Function<TakeUp, R> takeUp);

    record CarryOut(RollbackStep step, FillIns fillIns) implements ActuatorCall {
        @Override
        public <R> R fold(Function<CarryOut, R> carryOut, Function<Follow, R> follow, Function<TakeUp, R> takeUp) {
            return carryOut.apply(this);
        }
    }

    record Follow(RollbackStep step, FillIns fillIns, String handle) implements ActuatorCall {
        @Override
        public <R> R fold(Function<CarryOut, R> carryOut, Function<Follow, R> follow, Function<TakeUp, R> takeUp) {
            return follow.apply(this);
        }
    }

    /** @param callAt when the call began that nobody knows the end of */
    record TakeUp(RollbackStep step, FillIns fillIns, Instant callAt) implements ActuatorCall {
        @Override
        public <R> R fold(Function<CarryOut, R> carryOut, Function<Follow, R> follow, Function<TakeUp, R> takeUp) {
            return takeUp.apply(this);
        }
    }
}
