package dev.goaround.rollback.execution;

import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.rollback.actuators.FillIns;
import java.time.Instant;

/** A call to make once the move that announces it is stored. */
public sealed interface ActuatorCall {

    RollbackStep step();

    FillIns fillIns();

    record CarryOut(RollbackStep step, FillIns fillIns) implements ActuatorCall {}

    record Follow(RollbackStep step, FillIns fillIns, String handle) implements ActuatorCall {}

    /** @param callAt when the call began that nobody knows the end of */
    record TakeUp(RollbackStep step, FillIns fillIns, Instant callAt) implements ActuatorCall {}
}
