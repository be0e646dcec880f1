package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** @param skipped true if nothing in it applied */
public record PhaseCompleted(DeploymentRef deployment, PhaseRef phase, boolean skipped, Instant at)
        implements DeploymentEvent {}
