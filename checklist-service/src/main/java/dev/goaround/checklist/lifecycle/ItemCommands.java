package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Choice;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemNesting;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.gate.CandidateClaims;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What people do with items. Items of phases to come may be settled early, those of phases behind are settled already; those of
 * a follow-up phase may be settled after the end, those of the rollback phase once the rollback is ordered, and those
 * that are due whatever became of the deployment.
 */
public final class ItemCommands {

    /** Id of the sign-off that an emergency does not go without; no line of a checklist has an id with a colon. */
    public static final String EMERGENCY_APPROVAL = "emergency:approval";

    private static final String TICK = "tick";

    private ItemCommands() {}

    /** @param note or null */
    public static CommandResult tick(Deployment deployment, String item, String note, String by, Instant at) {
        return act(deployment, item, TICK, (found, state) -> {
            if (found.isJudged()) {
                return refused("“" + found.text() + "” is " + kind(found)
                        + ": only a verdict ticks it. It can be waived with a reason");
            }
            if (found.kind() == ItemKind.SIGN_OFF) {
                return refused("“" + found.text() + "” is a sign-off: an approver gives it through sign-offs");
            }
            if (found.asks().limit().isPresent()) {
                return refused("“" + found.text() + "” asks for a figure, " + ProofCheck.limit(found)
                        + ": only evidence with that figure settles it. It can be waived with a reason");
            }
            Optional<CommandRefusal> early = early(deployment, item, found);
            if (early.isPresent()) {
                return CommandResult.refused(early.get());
            }
            if (found.lore().choice() != null) {
                return ChoiceCommands.tick(deployment, found, note, by, at);
            }
            Evidence evidence = note == null ? null : new Evidence(note, null, null, null, null, at);
            return ChangeSet.of(deployment, by, at).done(found, state, evidence).finish();
        });
    }

    public static CommandResult waive(Deployment deployment, String item, String reason, String by, Instant at) {
        if (CommandRefusal.saysNothing(reason)) {
            return CommandResult.refused(CommandRefusal.invalid("reason is missing: a waiver says why"));
        }
        boolean debt = deployment.origin().kind() == DeploymentKind.HOTFIX;
        return act(
                deployment,
                item,
                "waive",
                (found, state) -> found.id().equals(EMERGENCY_APPROVAL)
                        ? emergencyApproval(found)
                        : ChangeSet.of(deployment, by, at)
                                .waived(found, state, reason, debt)
                                .finish());
    }

    public static CommandResult notApplicable(
            Deployment deployment, String item, String reason, String by, Instant at) {
        if (CommandRefusal.saysNothing(reason)) {
            return CommandResult.refused(CommandRefusal.invalid("reason is missing: say what rules the item out"));
        }
        return act(
                deployment,
                item,
                "not-applicable",
                (found, state) -> found.id().equals(EMERGENCY_APPROVAL)
                        ? emergencyApproval(found)
                        : notApplicable(ChangeSet.of(deployment, by, at), found, state, reason));
    }

    /** What is nested in it says how it is done, and goes with it. */
    private static CommandResult notApplicable(ChangeSet change, Item item, ItemState.Awaiting state, String reason) {
        change.notApplicable(item, state, reason);
        for (Item nested : ItemNesting.under(change.now().phases(), item.id())) {
            if (nested.state() instanceof ItemState.Awaiting awaiting) {
                change.notApplicable(nested, awaiting, "“" + item.text() + "” does not apply: " + reason);
            }
        }
        return change.finish();
    }

    private static CommandResult emergencyApproval(Item item) {
        return refused("“" + item.text() + "” is what the emergency path stands on: it is given, not passed over."
                + " A standard deployment goes without it");
    }

    /** @param comment or null */
    public static CommandResult signOff(Deployment deployment, String item, String comment, String by, Instant at) {
        return act(deployment, item, "sign off", (found, state) -> {
            if (found.kind() != ItemKind.SIGN_OFF) {
                return refused("“" + found.text() + "” is " + kind(found) + " and no sign-off");
            }
            Phase phase = deployment.phaseOf(item).orElseThrow();
            Optional<CommandRefusal> refusal =
                    early(deployment, item, found).or(() -> SignOffPolicy.refused(deployment, phase, found, by));
            if (refusal.isPresent()) {
                return CommandResult.refused(refusal.get());
            }
            String what = SignOffPolicy.words(deployment, found, comment, by);
            return ChangeSet.of(deployment, by, at)
                    .done(found, state, new Evidence(what, null, null, null, null, at))
                    .finish();
        });
    }

    /** The item of that id, if it is a sign-off that nobody has given. */
    public static Optional<Item> openSignOff(Deployment deployment, String item) {
        return deployment
                .phaseOf(item)
                .flatMap(phase -> phase.item(item))
                .filter(found -> found.kind() == ItemKind.SIGN_OFF && !found.isSettled());
    }

    /** The sign-off item of a role; several: the first that is open. */
    public static Optional<Item> signOffOf(Deployment deployment, String role) {
        List<Item> ofRole = deployment.phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.kind() == ItemKind.SIGN_OFF
                        && item.asks()
                                .signOff()
                                .filter(asked -> role.strip().equalsIgnoreCase(asked.role()))
                                .isPresent())
                .toList();
        return ofRole.stream()
                .filter(item -> !item.isSettled())
                .findFirst()
                .or(() -> ofRole.stream().findFirst());
    }

    private static CommandResult act(
            Deployment deployment, String id, String exit, BiFunction<Item, ItemState.Awaiting, CommandResult> act) {
        Optional<Phase> phase = deployment.phaseOf(id);
        if (phase.isEmpty()) {
            return CommandResult.refused(CommandRefusal.notFound(
                    "deployment " + deployment.id() + " has no item " + id + ". Its view lists them"));
        }
        Item item = phase.get().item(id).orElseThrow();
        Optional<CommandRefusal> shut = item.due() == null ? shut(deployment, phase.get(), exit) : Optional.empty();
        if (shut.isPresent()) {
            return CommandResult.refused(shut.get());
        }
        if (item.state() instanceof ItemState.Awaiting awaiting) {
            return act.apply(item, awaiting);
        }
        if (exit.equals(TICK) && ChoiceCommands.isRuledOut(item)) {
            return act.apply(item, new ItemState.Open());
        }
        if (item.state() instanceof ItemState.Stopped) {
            return refused("“" + item.text() + "” was decided, and nothing but another outcome takes it back. "
                    + Choice.others(deployment, item));
        }
        return CommandResult.refused(CommandRefusal.illegal(
                "“" + item.text() + "”", item.state().label(), exit, "A settled item stays as it is"));
    }

    private static Optional<CommandRefusal> shut(Deployment deployment, Phase phase, String exit) {
        boolean debtAfterSuccess =
                deployment.state() instanceof DeploymentState.Succeeded && phase.stage() == Stage.FOLLOW_UP;
        boolean ofRollback = deployment.rollback() != null && phase.stage() == Stage.ROLLBACK;
        if (debtAfterSuccess || ofRollback) {
            return Optional.empty();
        }
        String what = "deployment " + deployment.id();
        if (deployment.ended().isPresent()) {
            return Optional.of(CommandRefusal.illegal(
                    what, deployment.state().label(), exit, "Only follow-up items of a succeeded one can be settled"));
        }
        if (deployment.isRollingBack()) {
            return Optional.of(CommandRefusal.illegal(
                    what, deployment.state().label(), exit, "Only items of the rollback phase can be settled now"));
        }
        return phase.stage() == Stage.ROLLBACK
                ? Optional.of(CommandRefusal.illegal(
                        "phase " + phase.ref().title(),
                        phase.state().label(),
                        exit,
                        "It opens when a rollback is ordered"))
                : Optional.empty();
    }

    private static Optional<CommandRefusal> early(Deployment deployment, String id, Item item) {
        if (item.lore().choice() != null && item.lore().choice().stops()) {
            // What holds the deployment may always be said.
            return Optional.empty();
        }
        return CandidateClaims.tooEarly(deployment, deployment.phaseOf(id).orElseThrow(), item)
                .map(why -> new CommandRefusal(CommandRefusal.Code.ILLEGAL, why));
    }

    private static CommandResult refused(String text) {
        return CommandResult.refused(new CommandRefusal(CommandRefusal.Code.ILLEGAL, text));
    }

    private static String kind(Item item) {
        return switch (item.kind()) {
            case MEASURED -> "measured";
            case SOAK -> "a soak";
            case MANUAL -> "manual";
            case REPORTED -> "reported by the pipeline";
            case ANNOUNCED -> "announced by the notifier";
            case STEP -> "a step of the pipeline";
            case SIGN_OFF -> "a sign-off";
        };
    }
}
