package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.watch.RollbackTarget;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.util.List;

/**
 * Nothing is deployed before it is known what a rollback would go back to, where somebody or something can tell. An emergency
 * waits for no answer, and once the new version is there it is too late to wait for one.
 */
final class TargetPolicies {

    private TargetPolicies() {}

    static List<Reason> unclearTarget(GatePolicy.Question asked) {
        Deployment deployment = asked.deployment();
        boolean holds = asked.into() != null
                && asked.into().isPending()
                && deployment.isRunning()
                && !deployment.isArmed()
                && deployment.origin().kind() != DeploymentKind.EMERGENCY
                && ClockPolicies.isDeployPhase(deployment, asked.into());
        String question = holds ? RollbackTarget.of(deployment).question() : null;
        return question == null
                ? List.of()
                : List.of(new Reason(Reason.Code.VERDICT_UNKNOWN, question + ". " + door(deployment), null));
    }

    private static String door(Deployment deployment) {
        return "An operator says what a rollback goes back to: POST /api/v1/deployments/" + deployment.id()
                + "/answers {\"question\":\"target-version\",\"version\":\"VERSION\"}, with “none” if there is nothing to go"
                + " back to";
    }
}
