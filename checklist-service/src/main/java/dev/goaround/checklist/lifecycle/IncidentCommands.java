package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.GateContext.Incident;
import java.time.Instant;
import java.util.List;

/** What the service's incidents mean for a deployment that waits or runs: its gates know those that are open. */
public final class IncidentCommands {

    private IncidentCommands() {}

    /**
     * @param open of the deployment's service and environment, all of them
     * @param what happened, for the timeline
     */
    public static CommandResult known(Deployment deployment, List<Incident> open, String what, String by, Instant at) {
        boolean same = deployment.circumstances().incidents().equals(open);
        if (same || !deployment.isUnderway()) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        change.to(change.now().with(change.now().circumstances().withIncidents(open)));
        return change.say("incident", what).finish();
    }
}
