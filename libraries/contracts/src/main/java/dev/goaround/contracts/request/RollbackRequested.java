package dev.goaround.contracts.request;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/**
 * @param targetVersion to roll back to; null: the watch plan's
 * @param pipeline true if a pipeline asked, false if a person
 */
public record RollbackRequested(
        DeploymentRef deployment, String reason, String targetVersion, boolean pipeline, String by, Instant at)
        implements RequestEvent {}
