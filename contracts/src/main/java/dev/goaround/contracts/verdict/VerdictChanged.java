package dev.goaround.contracts.verdict;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Instant;

/**
 * The verdict on one trigger, check or soak changed, or was reached for the first time under this plan.
 *
 * @param rule id of the trigger, check or soak
 * @param item that a check or soak ticks, or null
 * @param at the log's time of the sample or tick that changed it
 */
public record VerdictChanged(
        DeploymentRef deployment,
        long watchRevision,
        WatchPurpose purpose,
        Subject subject,
        String rule,
        String item,
        String text,
        Verdict verdict,
        Instant at)
        implements Event {

    public enum Subject {
        TRIGGER,
        CHECK,
        SOAK
    }

    @Override
    public String key() {
        return deployment.id();
    }
}
