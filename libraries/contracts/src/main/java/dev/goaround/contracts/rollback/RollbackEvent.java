package dev.goaround.contracts.rollback;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import java.time.Instant;

/** What happened to the one rollback of a deployment. Owned by rollback-service. */
public sealed interface RollbackEvent extends Event
        permits RollbackOrdered, StepStarted, StepDone, StepFailed, StepUnknown, RollbackVerified, RollbackFailed {

    /** What each case leads to. */
    <T> T fold(Cases<T> cases);

    interface Cases<T> {
        T ordered(RollbackOrdered event);

        T stepStarted(StepStarted event);

        T stepDone(StepDone event);

        T stepFailed(StepFailed event);

        T stepUnknown(StepUnknown event);

        T verified(RollbackVerified event);

        T failed(RollbackFailed event);
    }

    DeploymentRef deployment();

    /** Id of the order. */
    String order();

    Instant at();

    @Override
    default String key() {
        return deployment().id();
    }
}
