package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;
import java.util.List;

/**
 * @param of how many phases there are in all
 * @param reminder what people have to do in it, where the clock or a plan opened it and they may not be looking; else null
 */
public record PhaseEntered(DeploymentRef deployment, PhaseRef phase, int of, List<ItemRef> reminder, Instant at)
        implements DeploymentEvent {

    public PhaseEntered {
        reminder = reminder == null ? null : List.copyOf(reminder);
    }
}
