package dev.goaround.contracts.rollback;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/**
 * @param idempotencyKey that the receiver gets; in JSON {@code key}, which in Java is the partition key
 * @param ask what a person is asked for, where the step is a person's; else null
 */
public record StepStarted(
        DeploymentRef deployment,
        String order,
        String step,
        @JsonProperty("key") String idempotencyKey,
        int attempt,
        PersonAsk ask,
        Instant at)
        implements RollbackEvent {

    /** A step that an actuator carries out. */
    public StepStarted(
            DeploymentRef deployment, String order, String step, String idempotencyKey, int attempt, Instant at) {
        this(deployment, order, step, idempotencyKey, attempt, null, at);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.stepStarted(this);
    }
}
