package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a hotfix or an emergency leaves out of its preparation, in one act with one reason. Only what people do by hand: what is
 * measured, proved, announced or signed off is waived one by one, if at all.
 */
public final class SkipCommands {

    private SkipCommands() {}

    /** @param items ids; null: every manual prepare item that is open */
    public static CommandResult skip(Deployment deployment, List<String> items, String reason, String by, Instant at) {
        if (CommandRefusal.saysNothing(reason)) {
            return CommandResult.refused(CommandRefusal.invalid("reason is missing: say why the checks are skipped"));
        }
        if (deployment.ended().isPresent() || deployment.isRollingBack()) {
            return CommandResult.refused(CommandRefusal.illegal(
                    "deployment " + deployment.id(),
                    deployment.state().label(),
                    "skip checks",
                    "Checks are skipped before the deploy phase"));
        }
        if (deployment.origin().kind() == DeploymentKind.STANDARD) {
            return CommandResult.refused(
                    new CommandRefusal(
                            CommandRefusal.Code.ILLEGAL,
                            "deployment " + deployment.id()
                                    + " is a standard one: only a hotfix or an emergency skips checks. Waive its items one by one"));
        }
        List<Item> skippable = skippable(deployment);
        List<String> wanted = items == null ? skippable.stream().map(Item::id).toList() : items;
        for (String id : wanted) {
            if (skippable.stream().noneMatch(item -> item.id().equals(id))) {
                return CommandResult.refused(notSkippable(deployment, id));
            }
        }
        if (wanted.isEmpty()) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        // Looked at anew each time: with one outcome of a decision the others are settled.
        for (String id : wanted) {
            for (Item item : skippable(change.now())) {
                if (item.id().equals(id) && item.state() instanceof ItemState.Awaiting awaiting) {
                    change.waived(item, awaiting, reason, true);
                }
            }
        }
        return change.finish();
    }

    private static List<Item> skippable(Deployment deployment) {
        return deployment.phases().stream()
                .filter(phase -> phase.stage() == Stage.PREPARE)
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.kind() == ItemKind.MANUAL && item.state() instanceof ItemState.Awaiting)
                .toList();
    }

    private static CommandRefusal notSkippable(Deployment deployment, String id) {
        Optional<Phase> phase = deployment.phaseOf(id);
        if (phase.isEmpty()) {
            return CommandRefusal.notFound(
                    "deployment " + deployment.id() + " has no item " + id + ". Its view lists them");
        }
        return new CommandRefusal(
                CommandRefusal.Code.ILLEGAL,
                "“" + phase.get().item(id).map(Item::text).orElse(id)
                        + "” is no open manual item of the preparation: nothing was skipped. It can be waived by itself");
    }
}
