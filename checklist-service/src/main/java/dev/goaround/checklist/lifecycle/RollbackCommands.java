package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseState;
import dev.goaround.checklist.deployment.Rollback;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.rollback.StepUnknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * What rollback-service says about the one rollback: the order fences, the last step starts the verification, the end ends the
 * deployment. Facts of another service are taken as they come: one that says nothing new changes nothing.
 */
public final class RollbackCommands {

    private RollbackCommands() {}

    /** @param refusal why an order's target must not be gone back to; null: nothing speaks against it, or it is no order */
    public static CommandResult told(Deployment deployment, RollbackEvent event, String refusal, Instant at) {
        return event.fold(new Told(deployment, refusal, at));
    }

    private record Told(Deployment deployment, String refusal, Instant at)
            implements RollbackEvent.Cases<CommandResult> {
        @Override
        public CommandResult ordered(RollbackOrdered ordered) {
            return fence(deployment, ordered, refusal, at);
        }

        @Override
        public CommandResult stepStarted(StepStarted started) {
            return step(
                    started,
                    rollback -> rollback.steppedAt() == null ? rollback.executing() : rollback,
                    "step " + started.step() + begun(started));
        }

        @Override
        public CommandResult stepDone(StepDone done) {
            return step(
                    done,
                    rollback -> done.last() ? rollback.verifyingSince(done.at()) : rollback.executing(),
                    "step " + done.step() + " done: " + done.answer());
        }

        @Override
        public CommandResult stepFailed(StepFailed failed) {
            return step(
                    failed,
                    rollback -> rollback.troubled(failed.reason()),
                    "step " + failed.step() + " failed: " + failed.reason());
        }

        @Override
        public CommandResult stepUnknown(StepUnknown unknown) {
            return step(
                    unknown,
                    rollback -> rollback.troubled(unknown.reason()),
                    "step " + unknown.step() + " may or may not have worked: " + unknown.reason());
        }

        @Override
        public CommandResult verified(RollbackVerified verified) {
            return underWay(deployment, verified, at, (change, state) -> end(change, state, verified));
        }

        @Override
        public CommandResult failed(RollbackFailed failed) {
            return underWay(deployment, failed, at, (change, state) -> {
                change.to(change.now().with(deployment.rollback().failed(failed.reason())));
                change.ended(state.failed(failed.reason(), at), null);
            });
        }

        private CommandResult step(RollbackEvent told, UnaryOperator<Rollback> progress, String words) {
            return underWay(deployment, told, at, (change, state) -> {
                change.to(change.now().with(progress.apply(deployment.rollback())));
                change.say("rollback-step", words);
            });
        }
    }

    /** What is not about the rollback that is being carried out says nothing new. */
    private static CommandResult underWay(
            Deployment deployment,
            RollbackEvent event,
            Instant at,
            BiConsumer<ChangeSet, DeploymentState.RollingBack> then) {
        if (!(deployment.state() instanceof DeploymentState.RollingBack state)
                || !deployment.rollback().order().equals(event.order())) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, ChangeSet.GOAROUND, at);
        then.accept(change, state);
        return change.finish();
    }

    private static CommandResult fence(Deployment deployment, RollbackOrdered ordered, String refusal, Instant at) {
        Optional<DeploymentState.RollingBack> fenced = deployment.state().ordered(at);
        if (fenced.isEmpty()) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, ordered.by() == null ? ChangeSet.GOAROUND : ordered.by(), at);
        change.to(decidedBy(change.now(), ordered).in(fenced.get()).with(Rollback.ordered(ordered)));
        change.say("rollback-ordered", "rollback ordered: " + ordered.text());
        if (refusal != null) {
            change.say("rollback-refused", "the rollback is not carried out: " + refusal);
        }
        change.emit(new DeploymentFenced(change.ref(), ordered.order(), refusal, at));
        PairedItems.dueWithRollback(change);
        for (Phase phase : change.now().phases()) {
            if (phase.stage() == Stage.ROLLBACK && phase.state() instanceof PhaseState.Pending pending) {
                PhaseAdvance.enter(change, phase, pending);
            }
        }
        return change.finish();
    }

    /** The trigger that decided keeps the verdict by which it did, also where the order came here first. */
    private static Deployment decidedBy(Deployment deployment, RollbackOrdered ordered) {
        return Optional.ofNullable(ordered.rule())
                .filter(rule -> ordered.verdict() != null)
                .flatMap(deployment::trigger)
                .map(trigger -> deployment.with(trigger.judged(ordered.verdict(), true, ordered.sampleAt())))
                .orElse(deployment);
    }

    private static void end(ChangeSet change, DeploymentState.RollingBack state, RollbackVerified verified) {
        Rollback rollback = change.now().rollback();
        change.to(change.now().with(rollback.verified(verified.at())));
        verified.proofs().forEach(proof -> change.say("rollback-proof", proof));
        ProvedBoxes.tick(change, verified);
        change.ended(state.verified(rollback.text(), change.at()), verified.runningVersion());
    }

    private static String begun(StepStarted started) {
        if (started.ask() != null) {
            return " is a person's: " + String.join("\n", asked(started.ask()));
        }
        return started.attempt() > 1 ? " started, attempt " + started.attempt() : " started";
    }

    private static List<String> asked(PersonAsk ask) {
        List<String> lines = new ArrayList<>(List.of(ask.text()));
        lines.addAll(ask.commands());
        return lines;
    }
}
