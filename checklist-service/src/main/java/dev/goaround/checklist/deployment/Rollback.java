package dev.goaround.checklist.deployment;

import dev.goaround.contracts.rollback.RollbackOrdered;
import java.time.Instant;

/**
 * The one rollback of a deployment, as rollback-service tells it.
 *
 * @param rule id of the trigger that decided, or null
 * @param targetVersion that the order goes back to, or null
 * @param steppedAt when the last step was done: the verification's start; null before
 * @param verifiedAt or null
 * @param reason of a step's or the rollback's failure, or null
 */
public record Rollback(
        String order,
        RollbackOrdered.Cause cause,
        String rule,
        String text,
        String by,
        String targetVersion,
        Progress state,
        Instant orderedAt,
        Instant steppedAt,
        Instant verifiedAt,
        String reason) {

    public enum Progress {
        ORDERED,
        EXECUTING,
        VERIFYING,
        VERIFIED,
        FAILED
    }

    public static Rollback ordered(RollbackOrdered order) {
        return new Rollback(
                order.order(),
                order.cause(),
                order.rule(),
                order.text(),
                order.by(),
                order.targetVersion(),
                Progress.ORDERED,
                order.at(),
                null,
                null,
                null);
    }

    public Rollback executing() {
        return in(Progress.EXECUTING, steppedAt, verifiedAt, reason);
    }

    public Rollback verifyingSince(Instant at) {
        return in(Progress.VERIFYING, at, verifiedAt, reason);
    }

    public Rollback verified(Instant at) {
        return in(Progress.VERIFIED, steppedAt, at, null);
    }

    public Rollback failed(String why) {
        return in(Progress.FAILED, steppedAt, verifiedAt, why);
    }

    public Rollback troubled(String why) {
        return in(state, steppedAt, verifiedAt, why);
    }

    private Rollback in(Progress progress, Instant stepped, Instant verified, String why) {
        return new Rollback(order, cause, rule, text, by, targetVersion, progress, orderedAt, stepped, verified, why);
    }
}
