package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

public record ItemNotApplicable(DeploymentRef deployment, ItemRef item, String by, String reason, Instant at)
        implements DeploymentEvent {}
