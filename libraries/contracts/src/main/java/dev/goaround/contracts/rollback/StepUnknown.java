package dev.goaround.contracts.rollback;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** It may or may not have taken effect, and asking or repeating is not safe: a person is paged. */
public record StepUnknown(
        DeploymentRef deployment,
        String order,
        String step,
        @JsonProperty("key") String idempotencyKey,
        String reason,
        Instant at)
        implements RollbackEvent {
    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.stepUnknown(this);
    }
}
