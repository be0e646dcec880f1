package dev.goaround.rollback.actuators;

import dev.goaround.contracts.watch.RollbackStep;

/** The actuators' names, in meters and spans as in the service definition. */
public final class ActuatorName {

    /** Of a step that an order does not have. */
    public static final String NONE = "none";

    private ActuatorName() {}

    public static String of(RollbackStep step) {
        return RollbackStep.actuator(step.getClass());
    }
}
