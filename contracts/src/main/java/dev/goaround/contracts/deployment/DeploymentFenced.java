package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** An order was seen: the state is RollingBack and every gate is shut. The executor may act. */
public record DeploymentFenced(DeploymentRef deployment, String order, Instant at) implements DeploymentEvent {}
