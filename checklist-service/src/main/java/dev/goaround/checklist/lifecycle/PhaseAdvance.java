package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.clock.PhaseTimes;
import dev.goaround.checklist.clock.TZero;
import dev.goaround.checklist.deployment.DeploySteps;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseState;
import dev.goaround.checklist.deployment.WatchPlanState;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.watch.WatchPlanner;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.deployment.GatePassed;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.ItemRef;
import dev.goaround.contracts.deployment.PhaseCompleted;
import dev.goaround.contracts.deployment.PhaseEntered;
import dev.goaround.contracts.deployment.Stage;
import java.util.List;

/**
 * Takes the walk as far as it goes: a phase whose gate lets through is completed and the next one entered at once, until one
 * has something to wait for, or none is left and the deployment succeeded. It is the end of each change ({@link ChangeSet#finish}).
 *
 * <ol>
 *   <li><b>Pairs</b>: what ends a temporary state that never began does not apply ({@link PairedItems}).
 *   <li><b>Beside the walk</b>: rollback and follow-up phases whose last item is settled are completed. They hold no gate.
 *   <li><b>While the gate ahead lets through</b> ({@link Gates#ahead}): complete the open phase; then enter the next one, skip it where
 *       no item of it applies, or, behind the last one, let the deployment succeed.
 *   <li><b>Entering</b> a phase moves the watch's memory ({@link WatchPlanner#entering}), ticks the steps that a report of “deployed” before
 *       its time carried out (ADR 0012), and owes the announcements of the phase.
 *   <li><b>Last, follow-ups</b> whose time by T-0 has come open (ADR 0013): what follows the outcome begins with it. Announcements of a
 *       success go out when it is one.
 * </ol>
 *
 * <p>What always holds:
 * <ul>
 *   <li>One phase of the walk is open at most; those before it are completed or skipped, those behind it are pending.
 *   <li>It ends: each turn of the loop completes or skips a phase for good, or ends the deployment, and an ended one has no gate ahead.
 *   <li>It is pure, and a second call in a row changes nothing.
 * </ul>
 */
final class PhaseAdvance {

    private PhaseAdvance() {}

    static void settle(ChangeSet change) {
        PairedItems.follow(change);
        closeRollbackAndFollowUp(change);
        while (letsThrough(change)) {
            step(change);
        }
        // Last: what follows the outcome begins with it.
        openFollowUps(change);
        AnnouncementTiming.success(change);
    }

    private static void step(ChangeSet change) {
        change.now().openPhase().ifPresent(phase -> complete(change, phase));
        change.now().nextPhase().ifPresentOrElse(phase -> pass(change, phase), () -> succeed(change));
    }

    private static boolean letsThrough(ChangeSet change) {
        return Gates.ahead(change.now(), change.at())
                .filter(gate -> gate.state() == Gates.Gate.State.PASSED)
                .isPresent();
    }

    private static void complete(ChangeSet change, Phase phase) {
        if (phase.state() instanceof PhaseState.Open open) {
            change.to(change.now().with(phase.in(open.completed(change.at()))));
            change.emit(new PhaseCompleted(change.ref(), phase.ref(), false, change.at()));
        }
    }

    private static void pass(ChangeSet change, Phase phase) {
        if (!(phase.state() instanceof PhaseState.Pending pending)) {
            throw new IllegalStateException(
                    "phase " + phase.id() + " is " + phase.state().label());
        }
        if (phase.isEmpty()) {
            change.to(change.now().with(phase.in(pending.skipped(change.at()))));
            change.emit(new PhaseCompleted(change.ref(), phase.ref(), true, change.at()));
            return;
        }
        change.emit(new GatePassed(change.ref(), phase.id(), change.by(), change.at()));
        enter(change, phase.passedBy(change.by()), pending);
    }

    /** Opens a phase; announcements that it asks for are owed from now on. */
    static void enter(ChangeSet change, Phase phase, PhaseState.Pending pending) {
        Phase entered = phase.in(pending.entered(change.at()));
        Deployment now = change.now();
        change.to(now.with(entered).with(WatchPlanner.entering(now, entered, change.at())));
        int of = (int) now.phases().stream()
                .filter(other -> other.isRequired() == phase.isRequired())
                .count();
        change.emit(new PhaseEntered(change.ref(), entered.ref(), of, reminder(change, entered), change.at()));
        carryOutWhatWasDeployed(change, entered);
        AnnouncementTiming.owedOnEntry(entered).forEach(item -> AnnouncementTiming.owe(change, entered, item));
    }

    /** “deployed” may be reported before the gate lets into the deploy phase: the steps that it carries out are not asked for again. */
    private static void carryOutWhatWasDeployed(ChangeSet change, Phase entered) {
        WatchPlanState watch = change.now().watch();
        // Of a later phase that deploys the steps are its own: a switch of the traffic is not done because the version
        // is up.
        if (watch.deployedAt() != null && TZero.isDeployPhase(change.now(), entered)) {
            for (Item step : DeploySteps.of(change.now(), entered)) {
                if (step.state() instanceof ItemState.Awaiting awaiting) {
                    Evidence before = new Evidence(
                            "reported by the pipeline before its phase was open", null, null, null, null, change.at());
                    change.doneBy(ChangeSet.GOAROUND, step, awaiting, before);
                }
            }
        }
    }

    /** Who follows a running pipeline looks on; who planned it for next week, or has it behind, is told what is to be done. */
    private static List<ItemRef> reminder(ChangeSet change, Phase entered) {
        boolean looking = change.now().isRollingBack() || (change.now().isRunning() && entered.isRequired());
        List<ItemRef> people = entered.items().stream()
                .filter(item ->
                        !item.isSettled() && (item.kind() == ItemKind.MANUAL || item.kind() == ItemKind.SIGN_OFF))
                .map(item -> item.ref(entered.id()))
                .toList();
        return looking || people.isEmpty() ? null : people;
    }

    private static void succeed(ChangeSet change) {
        if (change.now().state() instanceof DeploymentState.Running running) {
            change.ended(running.succeeded(change.at()), change.now().ref().version());
        }
    }

    /** Follow-ups open by the clock, whether the walk is over or not: they outlive it. */
    private static void openFollowUps(ChangeSet change) {
        for (Phase phase : change.now().phases()) {
            boolean begins = phase.stage() == Stage.FOLLOW_UP
                    && PhaseTimes.owesFollowUps(change.now())
                    && !phase.isSettled()
                    && isReached(change.now(), phase)
                    && PhaseTimes.begins(change.now(), phase)
                            .filter(begin -> !change.at().isBefore(begin))
                            .isPresent();
            if (begins && phase.state() instanceof PhaseState.Pending pending) {
                enter(change, phase, pending);
            }
        }
    }

    /** What is listed behind the verification, as a cleanup is, does not begin before that is over, however late it is. */
    private static boolean isReached(Deployment deployment, Phase followUp) {
        return deployment.phases().stream()
                .takeWhile(phase -> !phase.id().equals(followUp.id()))
                .filter(phase -> phase.stage() == Stage.DEPLOY || phase.stage() == Stage.VERIFY)
                .noneMatch(phase -> phase.isPending() || phase.isOpen());
    }

    /** Phases beside the sequence hold nothing; they are completed when their last item is. */
    private static void closeRollbackAndFollowUp(ChangeSet change) {
        for (Phase phase : change.now().phases()) {
            if (!phase.isRequired() && phase.isSettled() && !phase.items().isEmpty()) {
                if (phase.state() instanceof PhaseState.Pending pending) {
                    change.to(change.now().with(phase.in(pending.entered(change.at()))));
                }
                change.now().phase(phase.id()).ifPresent(open -> complete(change, open));
            }
        }
    }
}
