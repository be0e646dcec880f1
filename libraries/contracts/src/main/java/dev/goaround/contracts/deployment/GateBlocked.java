package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;
import java.util.List;

/**
 * The gate behind a phase does not let through, or its reasons changed.
 *
 * @param gate its id: that of the phase that it lets into
 */
public record GateBlocked(DeploymentRef deployment, String gate, List<Reason> reasons, Instant at)
        implements DeploymentEvent {

    public GateBlocked {
        reasons = List.copyOf(reasons);
    }
}
