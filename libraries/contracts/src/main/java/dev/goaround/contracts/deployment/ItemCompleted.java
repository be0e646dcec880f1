package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** @param by a token's subject, or {@code goaround} when evidence ticked it */
public record ItemCompleted(DeploymentRef deployment, ItemRef item, String by, Evidence evidence, Instant at)
        implements DeploymentEvent {}
