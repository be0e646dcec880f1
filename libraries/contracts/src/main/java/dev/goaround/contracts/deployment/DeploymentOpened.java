package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A deployment runs from now on.
 *
 * @param checklist its name
 * @param checklistVersion that the deployment keeps to its end
 * @param definitionRevision of the service definition that the deployment keeps to its end
 * @param baselineVersion what ran before, or null
 * @param link to the pipeline's run, or null
 * @param callback where the pipeline wants to be told of gates and the end, or null
 * @param summary what would happen in it, in five sentences; null in events of releases before 0.2, and where its plan keeps
 *     an older checklist
 */
public record DeploymentOpened(
        DeploymentRef deployment,
        DeploymentKind kind,
        String checklist,
        long checklistVersion,
        long definitionRevision,
        String baselineVersion,
        List<PhaseRef> phases,
        String link,
        String by,
        Instant at,
        URI callback,
        List<String> summary)
        implements DeploymentEvent {

    public DeploymentOpened {
        phases = phases == null ? List.of() : List.copyOf(phases);
        summary = summary == null ? null : List.copyOf(summary);
    }
}
