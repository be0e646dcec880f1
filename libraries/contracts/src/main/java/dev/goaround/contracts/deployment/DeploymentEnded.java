package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Duration;
import java.time.Instant;

/**
 * @param reason in words, or null when it succeeded
 * @param runningVersion what runs now as far as is known, or null
 * @param took from opening to end
 */
public record DeploymentEnded(
        DeploymentRef deployment, Outcome outcome, String reason, String runningVersion, Duration took, Instant at)
        implements DeploymentEvent {}
