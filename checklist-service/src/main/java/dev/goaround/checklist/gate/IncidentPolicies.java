package dev.goaround.checklist.gate;

import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.util.List;

/** Nothing new is deployed onto an open incident, but what may be there to end it: an emergency. */
final class IncidentPolicies {

    private IncidentPolicies() {}

    static List<Reason> openIncidents(GatePolicy.Question asked) {
        boolean holds = asked.into() != null
                && asked.into().isPending()
                && asked.deployment().isUnderway()
                && asked.deployment().origin().kind() != DeploymentKind.EMERGENCY
                && ClockPolicies.isDeployPhase(asked.deployment(), asked.into());
        return holds
                ? asked.deployment().circumstances().incidents().stream()
                        .map(incident -> new Reason(
                                Reason.Code.INCIDENT_OPEN,
                                "incident “" + incident.title() + "” (" + incident.id() + ") is open since "
                                        + incident.since() + ". An operator can resolve it",
                                null,
                                RemedyRequests.resolve(asked.deployment(), incident.id())))
                        .toList()
                : List.of();
    }
}
