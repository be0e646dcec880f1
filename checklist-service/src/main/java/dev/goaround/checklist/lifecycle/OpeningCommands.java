package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Origin;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.RunningBefore;
import dev.goaround.checklist.watch.RollbackTarget;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** Plans a deployment ahead, opens one, or opens a planned one. */
public final class OpeningCommands {

    private OpeningCommands() {}

    /**
     * @param created in the state planned, with its whole walk
     * @param summary what would happen in it, in sentences
     */
    public static CommandResult plan(Deployment created, List<String> summary, Instant at) {
        Origin origin = created.origin();
        ChangeSet change = ChangeSet.first(created, origin.starter().by(), at);
        change.emit(new DeploymentPlanned(
                change.ref(),
                origin.kind(),
                origin.pins().checklist(),
                origin.pins().checklistVersion(),
                origin.pins().definitionRevision(),
                created.phases().stream().map(Phase::ref).toList(),
                origin.t0(),
                null,
                null,
                origin.starter().by(),
                at,
                summary));
        say(change, summary);
        return change.finish();
    }

    /**
     * @param created in the state planned, with its whole walk
     * @param ruling what this deployment's facts and kind decide about items
     * @param summary what would happen in it, in sentences
     */
    public static CommandResult open(Deployment created, ItemRuling ruling, List<String> summary, Instant at) {
        return opened(ChangeSet.first(created, created.origin().starter().by(), at), created.origin(), ruling, summary);
    }

    /**
     * A start event arrived for a planned deployment: its origin takes the place of the plan's. What a person answered and what
     * was seen under the plan stay.
     *
     * @param before what is known now of what runs
     * @param summary what would happen in it, in sentences; null where the plan keeps an older checklist
     */
    public static CommandResult bind(
            Deployment planned,
            Origin origin,
            RunningBefore before,
            ItemRuling ruling,
            List<String> summary,
            Instant at) {
        if (!(planned.state() instanceof DeploymentState.Planned)) {
            return CommandResult.refused(CommandRefusal.illegal(
                    "deployment " + planned.id(), planned.state().label(), "open", "Only a planned one is opened"));
        }
        RunningBefore known = before.answered(planned.before().answer());
        ChangeSet change = ChangeSet.of(planned, origin.starter().by(), at);
        return opened(change.to(change.now().with(known)), origin, ruling, summary);
    }

    /** The first thing that is said of it: who begins it sees whether its checklist was understood. */
    private static void say(ChangeSet change, List<String> summary) {
        if (summary != null) {
            summary.forEach(sentence -> change.say("summary", sentence));
        }
    }

    private static CommandResult opened(ChangeSet change, Origin origin, ItemRuling ruling, List<String> summary) {
        if (!(change.now().state() instanceof DeploymentState.Planned planned)) {
            throw new IllegalArgumentException("a deployment is opened from the state planned");
        }
        Deployment now = change.now();
        change.to(now.in(planned.opened())
                .from(origin, change.at())
                .with(now.watch().opened(change.at())));
        change.emit(new DeploymentOpened(
                change.ref(),
                origin.kind(),
                origin.pins().checklist(),
                origin.pins().checklistVersion(),
                origin.pins().definitionRevision(),
                RollbackTarget.runningBefore(change.now()),
                now.phases().stream().map(Phase::ref).toList(),
                origin.starter().link(),
                origin.starter().by(),
                change.at(),
                origin.starter().callback(),
                summary));
        say(change, summary);
        TargetCommands.sayTarget(change, null);
        ruling.notApplicable()
                .forEach((id, why) -> awaiting(
                        change, id, (item, state) -> change.notApplicable(item, state, why, ChangeSet.GOAROUND)));
        ruling.passedOver()
                .forEach((id, why) -> awaiting(change, id, (item, state) -> change.passedOver(item, state, why)));
        return change.finish();
    }

    /** A plan keeps the checklist that it was made with; a later version may have other items. */
    private static void awaiting(ChangeSet change, String id, BiConsumer<Item, ItemState.Awaiting> rule) {
        change.now().phaseOf(id).flatMap(phase -> phase.item(id)).ifPresent(item -> {
            if (item.state() instanceof ItemState.Awaiting state) {
                rule.accept(item, state);
            }
        });
    }
}
