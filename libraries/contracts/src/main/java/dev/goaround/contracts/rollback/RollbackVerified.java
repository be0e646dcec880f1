package dev.goaround.contracts.rollback;

import dev.goaround.contracts.DeploymentRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The old version answers, health is back, the trigger's own signal is below its limit.
 *
 * @param runningVersion what answers now; null where no target says its version
 * @param proofs one line per verification check
 * @param took from the order to here
 */
public record RollbackVerified(
        DeploymentRef deployment, String order, String runningVersion, List<String> proofs, Duration took, Instant at)
        implements RollbackEvent {

    public RollbackVerified {
        proofs = proofs == null ? List.of() : List.copyOf(proofs);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.verified(this);
    }
}
