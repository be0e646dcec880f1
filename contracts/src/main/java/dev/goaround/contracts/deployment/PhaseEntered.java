package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** @param of how many phases there are in all */
public record PhaseEntered(DeploymentRef deployment, PhaseRef phase, int of, Instant at) implements DeploymentEvent {}
