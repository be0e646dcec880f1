package dev.goaround.contracts.rollback;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The one decision to roll a deployment back.
 *
 * @param order its id, derived from the deployment's
 * @param cause who asked first
 * @param rule id of the trigger, or null
 * @param text the trigger's or the person's words
 * @param verdict with the figures, where a trigger decided; else null
 * @param by the actor: {@code goaround}, or a token's subject
 * @param targetVersion to roll back to; null: not known, a person has to act
 * @param steps to carry out, in this order
 * @param watchRevision of the plan that was in force
 * @param sampleAt the log's time of the sample that completed the breach, or of the request
 * @param verifyWithin how long after the last step the old version may take to be verified, from the watch plan;
 *     {@link WatchPlanned#VERIFY_WITHIN} if not said
 */
public record RollbackOrdered(
        DeploymentRef deployment,
        String order,
        Cause cause,
        String rule,
        String text,
        Verdict verdict,
        String by,
        String targetVersion,
        List<RollbackStep> steps,
        long watchRevision,
        Instant sampleAt,
        Instant at,
        Duration verifyWithin)
        implements RollbackEvent {

    public enum Cause {
        TRIGGER,
        FINDING,
        PERSON,
        PIPELINE
    }

    public RollbackOrdered {
        steps = steps == null ? List.of() : List.copyOf(steps);
        verifyWithin = verifyWithin == null ? WatchPlanned.VERIFY_WITHIN : verifyWithin;
    }

    /** The order's id: one per deployment, whoever asks first. */
    public static String idFor(String deployment) {
        return "order-" + deployment;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.ordered(this);
    }
}
