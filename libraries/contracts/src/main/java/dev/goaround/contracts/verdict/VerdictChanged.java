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
 * @param armed whether a breach of an automatic trigger orders the rollback under this plan: false before the version that is
 *     being deployed is there; null in events of releases that did not say it
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
        Instant at,
        Boolean armed)
        implements Event {

    /** Of a plan that does not say whether it is armed. */
    public VerdictChanged(
            DeploymentRef deployment,
            long watchRevision,
            WatchPurpose purpose,
            Subject subject,
            String rule,
            String item,
            String text,
            Verdict verdict,
            Instant at) {
        this(deployment, watchRevision, purpose, subject, rule, item, text, verdict, at, null);
    }

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
