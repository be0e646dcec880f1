package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.clock.TZero;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemSource;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.gate.ClosedHours;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Reason;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An approver lets one deployment begin outside its windows or within a freeze. It is kept as a waived item of the deploy phase: it
 * shows in the report, and is a debt that outlives the deployment.
 */
public final class OverrideCommands {

    private OverrideCommands() {}

    public static CommandResult override(Deployment deployment, String gate, String reason, String by, Instant at) {
        if (CommandRefusal.saysNothing(reason)) {
            return CommandResult.refused(CommandRefusal.invalid("reason is missing: an override says why"));
        }
        if (Gates.of(deployment, gate, at).isEmpty()) {
            return CommandResult.refused(CommandRefusal.notFound("deployment " + deployment.id() + " has no gate ‘"
                    + gate + "’; its gates are " + Gates.names(deployment)));
        }
        Phase deploy = TZero.deployPhase(deployment).orElse(null);
        String id = Gates.of(deployment, gate, at).orElseThrow().id();
        if (deploy == null || !deploy.id().equals(id) || !deploy.isPending() || !deployment.isUnderway()) {
            return refused("windows and freezes hold the gate into the deploy phase only, until it is passed: gate "
                    + id + " of deployment " + deployment.id() + " has nothing to override");
        }
        if (deploy.item(ClosedHours.overrideOf(id)).isPresent()) {
            return new CommandResult.Unchanged(deployment);
        }
        List<Reason> closed = closed(deployment, at);
        if (closed.isEmpty()) {
            return refused("no window and no freeze holds gate " + id + " of deployment " + deployment.id()
                    + ", now or at its T-0: there is nothing to override");
        }
        Item item = Item.open(
                ClosedHours.overrideOf(id),
                "Begin although " + closed.stream().map(OverrideCommands::what).collect(Collectors.joining(", and ")),
                ItemKind.SIGN_OFF,
                null,
                Requirement.nothing(),
                "not in the checklist: an approver overrode what was closed",
                ItemSource.NONE);
        ChangeSet change = ChangeSet.of(deployment, by, at);
        change.to(change.now().with(deploy.and(item)));
        return change.waived(item, new ItemState.Open(), reason, true).finish();
    }

    private static List<Reason> closed(Deployment deployment, Instant at) {
        return Stream.concat(Stream.of(at), TZero.of(deployment).stream())
                .map(instant -> ClosedHours.at(deployment, instant))
                .filter(reasons -> !reasons.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String what(Reason reason) {
        return reason.text().substring(0, reason.text().lastIndexOf(". "));
    }

    private static CommandResult refused(String text) {
        return CommandResult.refused(new CommandRefusal(CommandRefusal.Code.ILLEGAL, text));
    }
}
