package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Choice;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemNesting;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.Evidence;
import java.time.Instant;
import java.util.Optional;

/**
 * Decisions have one outcome: ticking one rules the others out, and ticking another one later changes the decision, as long as
 * its phase is not over. An outcome that says no holds the gate until then.
 */
final class ChoiceCommands {

    private static final String RULED_OUT = "the decision has another outcome";

    private ChoiceCommands() {}

    /** True where an item can be ticked although it is settled: another outcome was, and may be taken back. */
    static boolean isRuledOut(Item item) {
        return item.lore().choice() != null
                && item.state() instanceof ItemState.NotApplicable not
                && not.reason().equals(RULED_OUT);
    }

    /** @param note or null */
    static CommandResult tick(Deployment deployment, Item item, String note, String by, Instant at) {
        Phase phase = deployment.phaseOf(item.id()).orElseThrow();
        Optional<Item> before = said(deployment, item);
        if (before.isPresent() && !phase.isOpen() && !phase.isPending()) {
            return CommandResult.refused(CommandRefusal.illegal(
                    "phase " + phase.ref().title(),
                    phase.state().label(),
                    "tick",
                    "“" + before.get().text() + "” was decided, and the walk went on with it. Cancel the deployment, or"
                            + " roll it back"));
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        ruleOutOthers(change, item, by);
        before.ifPresent(other ->
                change.say("decision-changed", "decided anew: “" + item.text() + "”, and not “" + other.text() + "”"));
        reopenNested(change, item);
        Evidence evidence = note == null ? null : new Evidence(note, null, null, null, null, at);
        ItemState.Awaiting open = item.state() instanceof ItemState.Awaiting awaiting ? awaiting : new ItemState.Open();
        if (item.lore().choice().stops()) {
            return change.stopped(item, open.stopped(by, evidence, at)).finish();
        }
        return change.done(item, open, evidence).finish();
    }

    /** The outcome that was ticked, or waived with the decision. */
    private static Optional<Item> said(Deployment deployment, Item item) {
        return Choice.outcomes(deployment, item).stream()
                .filter(other -> other.state() instanceof ItemState.Said)
                .findFirst();
    }

    /** The other outcomes of an item's decision do not apply; what is nested in them goes with them. */
    static ChangeSet ruleOutOthers(ChangeSet change, Item item, String by) {
        for (Item other : Choice.outcomes(change.now(), item)) {
            if (!other.id().equals(item.id())) {
                ruleOut(change, other, RULED_OUT, by);
                ItemNesting.under(change.now().phases(), other.id())
                        .forEach(nested -> ruleOut(change, nested, with(other), by));
            }
        }
        return change;
    }

    private static void ruleOut(ChangeSet change, Item item, String why, String by) {
        if (item.state() instanceof ItemState.Awaiting awaiting) {
            change.notApplicable(item, awaiting, why, by);
        } else if (item.lore().choice() != null && item.state() instanceof ItemState.Said said) {
            change.ruledOut(item, said.ruledOut(by, why, change.at()));
        }
    }

    private static void reopenNested(ChangeSet change, Item outcome) {
        for (Item nested : ItemNesting.under(change.now().phases(), outcome.id())) {
            if (nested.state() instanceof ItemState.NotApplicable not
                    && not.reason().equals(with(outcome))) {
                change.item(nested.in(not.reopened()));
            }
        }
    }

    private static String with(Item outcome) {
        return "“" + outcome.text() + "” was not decided";
    }
}
