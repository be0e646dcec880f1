package dev.goaround.contracts.rollback;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** The rollback was not carried out, is not known to be, or could not be verified in its time: a person is paged. */
public record RollbackFailed(DeploymentRef deployment, String order, String reason, Instant at)
        implements RollbackEvent {
    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.failed(this);
    }
}
