package dev.goaround.checklist.start;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.contracts.deployment.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * What was learned of a version in one environment. Of a version that never was there nothing is learned.
 *
 * @param good true: it succeeded, or passed its verify phases without a breach; false: it was rolled back
 */
public record VersionStanding(String version, boolean good, Instant at) {

    /** What a change of its deployment says about the version, if anything new. */
    public static Optional<VersionStanding> learned(Deployment before, Deployment after, Instant at) {
        if (isBad(after) && (before == null || !isBad(before))) {
            return Optional.of(new VersionStanding(after.ref().version(), false, at));
        }
        if (isGood(after) && (before == null || !isGood(before))) {
            return Optional.of(new VersionStanding(after.ref().version(), true, at));
        }
        return Optional.empty();
    }

    private static boolean isGood(Deployment deployment) {
        return deployment.isCandidateThere()
                && (deployment.state() instanceof DeploymentState.Succeeded
                        || (deployment.isRunning() && deployment.isVerified()));
    }

    private static boolean isBad(Deployment deployment) {
        return deployment.isCandidateThere() && (deployment.isRollingBack() || wasRolledBack(deployment));
    }

    private static boolean wasRolledBack(Deployment deployment) {
        return deployment
                .ended()
                .filter(end -> end.outcome() == Outcome.ROLLED_BACK || end.outcome() == Outcome.ROLLBACK_FAILED)
                .isPresent();
    }
}
