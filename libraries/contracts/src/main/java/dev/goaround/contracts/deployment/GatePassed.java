package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** @param by whose act was the last one missing: a token's subject, or {@code goaround} */
public record GatePassed(DeploymentRef deployment, String gate, String by, Instant at) implements DeploymentEvent {}
