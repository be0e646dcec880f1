package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Choice;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What decisions have against a gate: one reason each, however many outcomes there are. */
final class ChoicePolicies {

    private ChoicePolicies() {}

    /** An outcome that says no stands until another one is ticked. */
    static List<Reason> decidedAgainst(GatePolicy.Question asked) {
        return asked.before().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.state() instanceof ItemState.Stopped)
                .map(item -> stopped(asked.deployment(), item))
                .toList();
    }

    private static Reason stopped(Deployment deployment, Item item) {
        ItemState.Stopped state = (ItemState.Stopped) item.state();
        return new Reason(
                Reason.Code.ITEM_FAILED,
                "“" + item.text() + "” was decided by " + state.by()
                        + (state.evidence() == null
                                ? ""
                                : " (" + state.evidence().what() + ")")
                        + ". " + Choice.others(deployment, item) + ", or cancel the deployment; no waiver overrides it",
                item.id());
    }

    static List<Reason> openDecisions(GatePolicy.Question asked) {
        List<Reason> reasons = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Phase phase : asked.before()) {
            for (Item item : phase.items()) {
                boolean isOpen = item.lore().choice() != null && item.state() instanceof ItemState.Open;
                if (isOpen && said.add(item.lore().choice().group())) {
                    reasons.add(open(asked.deployment(), phase, item));
                }
            }
        }
        return reasons;
    }

    private static Reason open(Deployment deployment, Phase phase, Item first) {
        String outcomes = Choice.outcomes(deployment, first).stream()
                .filter(item -> item.state() instanceof ItemState.Open)
                .map(item -> "“" + item.text() + "”")
                .collect(Collectors.joining(" or "));
        String what = "the decision " + outcomes + " is open. ";
        return ItemPolicies.early(deployment, phase, first, Reason.Code.ITEM_OPEN, "")
                .map(early -> new Reason(early.code(), what + early.text(), early.item(), early.request()))
                .orElseGet(() -> new Reason(
                        Reason.Code.ITEM_OPEN,
                        what + "An operator ticks one of them, or waives the decision with a reason",
                        first.id()));
    }
}
