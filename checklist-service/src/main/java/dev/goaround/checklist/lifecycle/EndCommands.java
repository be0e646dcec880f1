package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.watch.RollbackTarget;
import java.time.Instant;

/** The ends that are no outcome of the walk itself. */
public final class EndCommands {

    private EndCommands() {}

    public static CommandResult cancel(Deployment deployment, String reason, String by, Instant at) {
        if (CommandRefusal.saysNothing(reason)) {
            return CommandResult.refused(CommandRefusal.invalid("reason is missing: a cancellation says why"));
        }
        if (deployment.state() instanceof DeploymentState.Underway underway) {
            ChangeSet change = ChangeSet.of(deployment, by, at);
            PairedItems.dueAfterEnd(change);
            DeploymentState.Cancelled end = underway.cancelled("cancelled by " + by + ": " + reason, at);
            return change.ended(end, deployment.isRunning() ? running(deployment) : null)
                    .finish();
        }
        return CommandResult.refused(CommandRefusal.illegal(
                "deployment " + deployment.id(),
                deployment.state().label(),
                "cancel",
                "Only a planned or running one can be cancelled"));
    }

    /** A newer deployment of the same service takes its place while it only monitors. */
    public static CommandResult supersede(Deployment deployment, String newer, String by, Instant at) {
        if (deployment.state() instanceof DeploymentState.Running running && deployment.isOnlyMonitoring()) {
            return ChangeSet.of(deployment, by, at)
                    .ended(running.superseded("superseded by the deployment of " + newer, at), running(deployment))
                    .finish();
        }
        String state = deployment
                .openPhase()
                .map(phase -> deployment.state().label() + " in " + phase.ref().title())
                .orElse(deployment.state().label());
        return CommandResult.refused(CommandRefusal.illegal(
                "deployment " + deployment.id() + " of " + deployment.ref().version(),
                state,
                "supersede",
                "One that only monitors gives way to a newer one; let it end, cancel it or roll it back"));
    }

    /** What runs as it ends, or null: once the deploy phase is entered, and before the new version is there, nobody can say. */
    private static String running(Deployment deployment) {
        if (deployment.isCandidateThere()) {
            return deployment.ref().version();
        }
        return deployment.isDeploymentReached() ? null : RollbackTarget.runningBefore(deployment);
    }
}
