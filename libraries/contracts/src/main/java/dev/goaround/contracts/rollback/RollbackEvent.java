package dev.goaround.contracts.rollback;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import java.time.Instant;

/** What happened to the one rollback of a deployment. Owned by rollback-service. */
public sealed interface RollbackEvent extends Event
        permits RollbackOrdered, StepStarted, StepDone, StepFailed, StepUnknown, RollbackVerified, RollbackFailed {

    DeploymentRef deployment();

    /** Id of the order. */
    String order();

    Instant at();

    @Override
    default String key() {
        return deployment().id();
    }
}
