package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.time.Instant;

/** A deployment was planned with its T-0, before any pipeline runs. */
public record DeploymentPlanned(
        DeploymentRef deployment, DeploymentKind kind, String checklist, Instant t0, String by, Instant at)
        implements DeploymentEvent {}
