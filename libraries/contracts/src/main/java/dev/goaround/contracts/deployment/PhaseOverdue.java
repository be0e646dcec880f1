package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;
import java.util.List;

/**
 * A phase takes longer than the checklist plans. Said once per phase, and once more if T-0 is moved and it is late again.
 *
 * @param open its items that are neither done nor waived
 * @param since when it was to be done
 */
public record PhaseOverdue(DeploymentRef deployment, PhaseRef phase, List<ItemRef> open, Instant since, Instant at)
        implements DeploymentEvent {

    public PhaseOverdue {
        open = List.copyOf(open);
    }
}
