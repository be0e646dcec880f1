package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/**
 * An order was seen: the state is RollingBack and every gate is shut. The executor may act.
 *
 * @param refusal why the order's target version must not be gone back to, so that the executor carries nothing out and a person
 *     is paged; null: nothing speaks against it
 */
public record DeploymentFenced(DeploymentRef deployment, String order, String refusal, Instant at)
        implements DeploymentEvent {

    /** Nothing speaks against the order's target. */
    public DeploymentFenced(DeploymentRef deployment, String order, Instant at) {
        this(deployment, order, null, at);
    }
}
