package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/** A step or a piece of evidence said no. The item stays open and its gate shut. */
public record ItemFailed(DeploymentRef deployment, ItemRef item, String reason, Evidence evidence, Instant at)
        implements DeploymentEvent {}
