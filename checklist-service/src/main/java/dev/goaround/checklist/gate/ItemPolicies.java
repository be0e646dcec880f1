package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.verdict.Verdict;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What single items have against a gate. Every item that is not settled gives exactly one reason. */
final class ItemPolicies {

    private ItemPolicies() {}

    static List<Reason> failedItems(GatePolicy.Question asked) {
        return reasons(asked.before(), item -> item.state() instanceof ItemState.Failed, item -> {
            String why = item.state() instanceof ItemState.Failed failed ? failed.reason() : "";
            return new Reason(
                    Reason.Code.ITEM_FAILED, quoted(item) + " failed: " + why + ". " + whoCan(item), item.id());
        });
    }

    static List<Reason> openItems(GatePolicy.Question asked) {
        return reasons(
                asked.before(),
                item -> isOpen(item) && !item.isJudged() && item.kind() != ItemKind.SIGN_OFF,
                item -> new Reason(Reason.Code.ITEM_OPEN, quoted(item) + " is open. " + whoCan(item), item.id()));
    }

    static List<Reason> missingSignOffs(GatePolicy.Question asked) {
        return reasons(
                asked.before(),
                item -> isOpen(item) && item.kind() == ItemKind.SIGN_OFF,
                item -> new Reason(
                        Reason.Code.SIGN_OFF_MISSING,
                        "sign-off " + roleOf(item) + "is missing: " + quoted(item) + ". "
                                + (item.asks().signers().isEmpty()
                                        ? "An approver can give it"
                                        : "It can be given by "
                                                + String.join(", ", item.asks().signers())),
                        item.id()));
    }

    static List<Reason> openVerdicts(GatePolicy.Question asked) {
        return reasons(asked.before(), item -> isOpen(item) && item.isJudged(), ItemPolicies::verdictReason);
    }

    private static Reason verdictReason(Item item) {
        Verdict verdict = item.verdict();
        if (verdict == null) {
            return new Reason(
                    Reason.Code.ITEM_OPEN,
                    quoted(item) + " has no verdict yet. The judge gives one when its phase is open and samples arrive",
                    item.id());
        }
        String text = quoted(item) + ": " + verdict.reason();
        return switch (verdict.kind()) {
            case HEALTHY ->
                new Reason(
                        Reason.Code.ITEM_OPEN,
                        text + (verdict.pendingSince() == null ? "" : " (good since " + verdict.pendingSince() + ")"),
                        item.id());
            case BREACH -> new Reason(Reason.Code.VERDICT_BREACH, text, item.id());
            case UNKNOWN ->
                new Reason(Reason.Code.VERDICT_UNKNOWN, text + ". An operator can waive it with a reason", item.id());
            case INSUFFICIENT -> new Reason(Reason.Code.VERDICT_INSUFFICIENT, text, item.id());
        };
    }

    private static List<Reason> reasons(List<Phase> before, Predicate<Item> which, Function<Item, Reason> reason) {
        return before.stream()
                .flatMap(phase -> phase.items().stream())
                .filter(which)
                .map(reason)
                .toList();
    }

    private static boolean isOpen(Item item) {
        return item.state() instanceof ItemState.Open;
    }

    private static String roleOf(Item item) {
        return Stream.ofNullable(item.asks().role())
                .map(role -> "of " + role + " ")
                .findFirst()
                .orElse("");
    }

    private static String whoCan(Item item) {
        return switch (item.kind()) {
            case MANUAL -> "An operator can tick it, or waive it with a reason";
            case STEP -> "The pipeline reports it as progress; an operator can tick it";
            case REPORTED -> "The pipeline submits evidence for it; an operator can tick it";
            case ANNOUNCED -> "The notifier's delivery ticks it; an operator can tick it";
            case SIGN_OFF -> "An approver can sign off";
            case MEASURED, SOAK -> "A healthy verdict ticks it; an operator can waive it with a reason";
        };
    }

    private static String quoted(Item item) {
        return "“" + item.text() + "”";
    }
}
