package dev.goaround.checklist.performance;

import dev.goaround.contracts.ingress.DeploymentKind;
import java.time.Instant;

/**
 * What the delivery metrics need to know of one deployment. Each instant is null where it never came.
 *
 * @param openedAt when the pipeline began
 * @param committedAt of the change
 * @param promotedAt when it was verified and left to itself
 * @param rolledBack true if a rollback was its end, done or failed
 * @param endedAt of the walk
 * @param detectedAt when the rollback was ordered
 * @param restoredAt when the version before was verified
 */
public record ShippedDeployment(
        DeploymentKind kind,
        String environment,
        Instant openedAt,
        Instant committedAt,
        Instant promotedAt,
        boolean rolledBack,
        Instant endedAt,
        Instant detectedAt,
        Instant restoredAt) {

    /** When it changed what serves, for good or not; null: it never did. */
    Instant changedAt() {
        return promotedAt != null || !rolledBack ? promotedAt : endedAt;
    }

    boolean isRepair() {
        return kind == DeploymentKind.HOTFIX || kind == DeploymentKind.EMERGENCY;
    }
}
