package dev.goaround.contracts.rollback;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** The receiver said no for good, or the time is over. */
public record StepFailed(
        DeploymentRef deployment,
        String order,
        String step,
        @JsonProperty("key") String idempotencyKey,
        String reason,
        Instant at)
        implements RollbackEvent {
    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.stepFailed(this);
    }
}
