package dev.goaround.contracts.rollback;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** @param key the idempotency key that the receiver gets */
public record StepStarted(DeploymentRef deployment, String order, String step, String key, int attempt, Instant at)
        implements RollbackEvent {}
