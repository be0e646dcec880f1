package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** @param followUp true if the waiver left a debt that outlives the deployment */
public record ItemWaived(DeploymentRef deployment, ItemRef item, String by, String reason, boolean followUp, Instant at)
        implements DeploymentEvent {}
