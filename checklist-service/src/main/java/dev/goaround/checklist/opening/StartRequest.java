package dev.goaround.checklist.opening;

import dev.goaround.contracts.ingress.DeploymentStarted;
import java.time.Instant;

/**
 * A start event with who sent it.
 *
 * @param id that a deployment opened by it gets; the same for the same event
 * @param t0 when it is planned for; null: it starts now
 */
public record StartRequest(String id, DeploymentStarted event, boolean planned, Instant t0, String by) {}
