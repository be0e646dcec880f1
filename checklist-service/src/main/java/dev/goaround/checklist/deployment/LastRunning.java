package dev.goaround.checklist.deployment;

import dev.goaround.contracts.deployment.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * What was heard last of what runs in an environment: progress of the pipeline, or a rollback's end. Hearsay, beside what a
 * target itself answers.
 *
 * @param version null: nobody can say, because a rollback did not work
 * @param at when it was heard
 */
public record LastRunning(String version, How how, Instant at) {

    /** How it came to run. */
    public enum How {
        DEPLOYED,
        /** It was deployed, and the deployment was cancelled after that: people may have taken it back, or not. */
        CANCELLED,
        ROLLED_BACK,
        ROLLBACK_FAILED
    }

    /** What a change of a deployment says about what runs, if anything new. */
    public static Optional<LastRunning> learned(Deployment before, Deployment after, Instant at) {
        String candidate = after.ref().version();
        Outcome outcome = after.ended()
                .filter(end -> before == null || before.ended().isEmpty())
                .map(DeploymentState.Ended::outcome)
                .orElse(null);
        if (outcome == Outcome.ROLLED_BACK) {
            return Optional.of(new LastRunning(after.rollback().targetVersion(), How.ROLLED_BACK, at));
        }
        if (outcome == Outcome.ROLLBACK_FAILED) {
            return Optional.of(new LastRunning(null, How.ROLLBACK_FAILED, at));
        }
        if (outcome == Outcome.CANCELLED && after.isCandidateThere()) {
            return Optional.of(new LastRunning(candidate, How.CANCELLED, at));
        }
        if (!after.isCandidateThere()) {
            return Optional.empty();
        }
        // At its end always: one that release 0.1 began was there before anybody listened. Hearing it twice does no
        // harm.
        boolean stays = outcome == Outcome.SUCCEEDED || outcome == Outcome.SUPERSEDED;
        boolean came = after.isRunning() && (before == null || !before.isCandidateThere());
        return stays || came ? Optional.of(new LastRunning(candidate, How.DEPLOYED, at)) : Optional.empty();
    }

    /** {@code 1.1.0, reported as deployed at …}. */
    public String text() {
        return switch (how) {
            case DEPLOYED -> version + ", reported as deployed at " + at;
            case CANCELLED -> version + ", reported as deployed by a deployment that was cancelled at " + at;
            case ROLLED_BACK -> version + ", rolled back to at " + at;
            case ROLLBACK_FAILED -> "not known, since a rollback did not work at " + at;
        };
    }
}
