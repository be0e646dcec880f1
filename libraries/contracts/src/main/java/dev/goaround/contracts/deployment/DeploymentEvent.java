package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;

/** What happened in a deployment's walk. Owned by checklist-service. */
public sealed interface DeploymentEvent extends Event
        permits DeploymentPlanned,
                DeploymentOpened,
                DeploymentFenced,
                DeploymentEnded,
                GateBlocked,
                GatePassed,
                PhaseEntered,
                PhaseCompleted,
                PhaseOverdue,
                ItemCompleted,
                ItemFailed,
                ItemWaived,
                ItemNotApplicable,
                AnnouncementOwed,
                IncidentResolved {

    DeploymentRef deployment();

    @Override
    default String key() {
        return deployment().id();
    }
}
