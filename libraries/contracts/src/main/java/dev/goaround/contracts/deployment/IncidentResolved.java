package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/**
 * A person resolved the incident that a deployment left behind: what was opened for it elsewhere is over too.
 *
 * @param incident its id
 * @param title what was wrong
 */
public record IncidentResolved(DeploymentRef deployment, String incident, String title, String by, Instant at)
        implements DeploymentEvent {}
