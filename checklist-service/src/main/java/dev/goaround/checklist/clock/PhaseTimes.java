package dev.goaround.checklist.clock;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseSchedule;
import dev.goaround.checklist.deployment.PhaseState;
import dev.goaround.contracts.deployment.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When phases begin by the clock, and when they were to be done. */
public final class PhaseTimes {

    private PhaseTimes() {}

    /**
     * Not before then; empty where the checklist names no time, or T-0 is not known. The deploy phase of a plan begins at its
     * T-0 also where no heading says so: that is what a plan is.
     */
    public static Optional<Instant> begins(Deployment deployment, Phase phase) {
        Duration offset = offset(deployment, phase);
        boolean waits = phase.stage() == Stage.FOLLOW_UP && waitsForOutcome(deployment, phase);
        // A follow-up counts from the deployment that happened; one that is only planned leaves no debts.
        Optional<Instant> zero = phase.isRequired() ? TZero.of(deployment) : TZero.reached(deployment);
        return offset == null || waits ? Optional.empty() : zero.map(t0 -> t0.plus(offset));
    }

    private static Duration offset(Deployment deployment, Phase phase) {
        Duration stated = phase.schedule().offset();
        boolean planned = deployment.origin().t0() != null && TZero.isDeployPhase(deployment, phase);
        return stated == null && planned ? Duration.ZERO : stated;
    }

    /** “Week 1” begins with the deployment, but nobody looks back before there is an outcome. “Four hours after” is a time. */
    private static boolean waitsForOutcome(Deployment deployment, Phase phase) {
        Duration offset = phase.schedule().offset();
        return deployment.isRunning() && offset != null && (offset.isZero() || offset.isNegative());
    }

    /** When an open phase was to be done; empty where nothing says so. */
    public static Optional<Instant> due(Deployment deployment, Phase phase) {
        if (!(phase.state() instanceof PhaseState.Open open)) {
            return Optional.empty();
        }
        PhaseSchedule schedule = phase.schedule();
        if (schedule.duration() != null) {
            Instant from = begins(deployment, phase).orElse(open.enteredAt());
            return Optional.of(from.plus(schedule.duration()));
        }
        return deployment.phases().stream()
                .filter(other ->
                        other.ref().number() > phase.ref().number() && other.isRequired() == phase.isRequired())
                .flatMap(other -> begins(deployment, other).stream())
                .filter(open.enteredAt()::isBefore)
                .findFirst();
    }

    /** Open phases that were to be done by now and are not. */
    public static List<Phase> overdue(Deployment deployment, Instant now) {
        return deployment.phases().stream()
                .filter(phase -> isInPlay(deployment, phase) && !phase.isSettled())
                .filter(phase ->
                        due(deployment, phase).filter(due -> !now.isBefore(due)).isPresent())
                .toList();
    }

    /** Its items are waited for: those of the walk, once it is rolled back those of the rollback, after success the debts. */
    static boolean isInPlay(Deployment deployment, Phase phase) {
        if (deployment.rollback() != null) {
            return phase.stage() == Stage.ROLLBACK;
        }
        boolean debt = phase.stage() == Stage.FOLLOW_UP && owesFollowUps(deployment);
        return debt || (deployment.isUnderway() && phase.isRequired());
    }

    /** Follow-ups open by the clock while it runs and after it succeeded. */
    public static boolean owesFollowUps(Deployment deployment) {
        return deployment.isRunning() || deployment.state() instanceof DeploymentState.Succeeded;
    }
}
