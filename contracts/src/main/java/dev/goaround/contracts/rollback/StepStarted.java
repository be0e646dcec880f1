package dev.goaround.contracts.rollback;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** @param idempotencyKey that the receiver gets; in JSON {@code key}, which in Java is the partition key */
public record StepStarted(
        DeploymentRef deployment,
        String order,
        String step,
        @JsonProperty("key") String idempotencyKey,
        int attempt,
        Instant at)
        implements RollbackEvent {}
