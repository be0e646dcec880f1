package dev.goaround.contracts.rollback;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/**
 * @param last true if no step is left: verification begins
 * @param link to what the actuator did, or null
 */
public record StepDone(
        DeploymentRef deployment,
        String order,
        String step,
        @JsonProperty("key") String idempotencyKey,
        boolean last,
        String answer,
        String link,
        Instant at)
        implements RollbackEvent {
    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.stepDone(this);
    }
}
