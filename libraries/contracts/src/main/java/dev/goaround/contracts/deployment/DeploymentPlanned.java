package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.time.Instant;
import java.util.List;

/**
 * A deployment was planned with its T-0, before any pipeline runs; or its T-0 was moved.
 *
 * @param checklistVersion or null in events of releases before 0.2
 * @param definitionRevision of the service definition that says who is told; null in events of releases before 0.2
 * @param phases in their order; null where it was moved
 * @param movedFrom the T-0 before, or null
 * @param reason why it was moved, or null
 * @param summary what would happen in it, in five sentences; null where it was moved and in events of releases before 0.2
 */
public record DeploymentPlanned(
        DeploymentRef deployment,
        DeploymentKind kind,
        String checklist,
        Long checklistVersion,
        Long definitionRevision,
        List<PhaseRef> phases,
        Instant t0,
        Instant movedFrom,
        String reason,
        String by,
        Instant at,
        List<String> summary)
        implements DeploymentEvent {

    public DeploymentPlanned {
        phases = phases == null ? null : List.copyOf(phases);
        summary = summary == null ? null : List.copyOf(summary);
    }
}
