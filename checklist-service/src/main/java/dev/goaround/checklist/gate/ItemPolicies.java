package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.reading.words.FactWords;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.deployment.Remedy;
import dev.goaround.contracts.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What single items have against a gate. Every item that is not settled gives exactly one reason, with the request that satisfies it
 * where one does.
 */
final class ItemPolicies {

    private ItemPolicies() {}

    static List<Reason> failedItems(GatePolicy.Question asked) {
        return reasons(asked, item -> item.state() instanceof ItemState.Failed, (phase, item) -> {
            String why = item.state() instanceof ItemState.Failed failed ? failed.reason() : "";
            return satisfiable(asked.deployment(), phase, item, Reason.Code.ITEM_FAILED, " failed: " + why + ". ");
        });
    }

    static List<Reason> openItems(GatePolicy.Question asked) {
        return reasons(
                asked,
                item -> isOpen(item)
                        && !item.isJudged()
                        && item.kind() != ItemKind.SIGN_OFF
                        && item.lore().choice() == null,
                (phase, item) -> satisfiable(asked.deployment(), phase, item, Reason.Code.ITEM_OPEN, " is open. "));
    }

    static List<Reason> missingSignOffs(GatePolicy.Question asked) {
        return reasons(
                asked,
                item -> isOpen(item) && item.kind() == ItemKind.SIGN_OFF,
                (phase, item) -> early(
                                asked.deployment(),
                                phase,
                                item,
                                Reason.Code.SIGN_OFF_MISSING,
                                "sign-off " + roleOf(item))
                        .orElseGet(() -> new Reason(
                                Reason.Code.SIGN_OFF_MISSING,
                                "sign-off " + roleOf(item) + "is missing: " + quoted(item) + ". "
                                        + whoSigns(item)
                                        + applies(asked.deployment(), item),
                                item.id(),
                                RemedyRequests.byHand(asked.deployment(), item))));
    }

    static List<Reason> openVerdicts(GatePolicy.Question asked) {
        return reasons(
                asked,
                item -> isOpen(item) && item.isJudged(),
                (phase, item) -> early(asked.deployment(), phase, item, Reason.Code.ITEM_OPEN, "")
                        .orElseGet(() -> verdictReason(asked.deployment(), phase, item)));
    }

    /** What cannot be given before the new version is there waits for that version, and for nobody's tick. */
    static Optional<Reason> early(Deployment deployment, Phase phase, Item item, Reason.Code code, String before) {
        return phase.isOpen()
                ? CandidateClaims.tooEarly(deployment, phase, item)
                        .map(why -> new Reason(
                                code,
                                (before.isEmpty() ? "" : before + "is missing: ") + why,
                                item.id(),
                                RemedyRequests.deployed(deployment)))
                : Optional.empty();
    }

    private static Reason satisfiable(Deployment deployment, Phase phase, Item item, Reason.Code code, String state) {
        Optional<Reason> early = early(deployment, phase, item, code, "");
        if (early.isPresent()) {
            return early.get();
        }
        Remedy request = switch (item.kind()) {
            case STEP -> RemedyRequests.step(deployment, phase, item);
            case REPORTED -> RemedyRequests.evidence(deployment, item);
            default -> RemedyRequests.byHand(deployment, item);
        };
        String text = quoted(item) + state + whoCan(item, RemedyRequests.text(request)) + applies(deployment, item);
        return new Reason(code, text, item.id(), request);
    }

    private static Reason verdictReason(Deployment deployment, Phase phase, Item item) {
        Verdict verdict = item.verdict();
        if (verdict == null) {
            return new Reason(
                    Reason.Code.ITEM_OPEN,
                    quoted(item) + " has no verdict yet: " + AwaitedVerdicts.of(deployment, phase, item)
                            + applies(deployment, item),
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

    private static List<Reason> reasons(
            GatePolicy.Question asked, Predicate<Item> which, BiFunction<Phase, Item, Reason> reason) {
        return asked.before().stream()
                .flatMap(phase -> phase.items().stream().filter(which).map(item -> reason.apply(phase, item)))
                .toList();
    }

    private static boolean isOpen(Item item) {
        return item.state() instanceof ItemState.Open;
    }

    private static String roleOf(Item item) {
        return item.asks()
                .signOff()
                .map(Requirement.SignOff::role)
                .map(role -> "of " + role + " ")
                .orElse("");
    }

    private static String whoSigns(Item item) {
        return item.asks()
                .signOff()
                .map(Requirement.SignOff::signers)
                .filter(signers -> !signers.isEmpty())
                .map(signers -> "It can be given by " + String.join(", ", signers))
                .orElse("An approver can give it");
    }

    private static String whoCan(Item item, String request) {
        return switch (item.kind()) {
            case MANUAL -> "An operator can tick it, or waive it with a reason";
            case STEP -> "The pipeline reports it as progress: " + request + "; an operator can tick it";
            case REPORTED ->
                "The pipeline submits evidence for it: " + request
                        + (item.asks().limit().isEmpty()
                                ? "; an operator can tick it"
                                : "; an operator can waive it with a reason");
            case ANNOUNCED ->
                (item.announcement() == null && item.awaitsSuccess()
                                ? "It is announced once the boxes above it are settled"
                                : "The notifier's delivery" + toRoutes(item) + " ticks it")
                        + "; an operator can tick it";
            case SIGN_OFF -> "An approver can sign off";
            case MEASURED, SOAK -> "A healthy verdict ticks it; an operator can waive it with a reason";
        };
    }

    private static String toRoutes(Item item) {
        List<String> routes = item.announcedBy();
        return routes.isEmpty() ? "" : " to " + String.join(" or ", routes);
    }

    /** Of a conditional item: what decides whether it applies at all, as far as the start did not say it. */
    private static String applies(Deployment deployment, Item item) {
        String condition = item.lore().condition();
        if (condition == null) {
            return "";
        }
        List<String> facts = FactWords.of(condition);
        if (facts.isEmpty()) {
            return ". Whether it applies (“" + condition + "”) a person decides";
        }
        String stated = deployment.origin().facts().entrySet().stream()
                .filter(fact -> FactWords.isAbout(fact.getKey(), condition))
                .map(fact -> fact.getKey() + " = " + fact.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return ". Whether it applies (“" + condition + "”) the fact " + String.join(" or ", facts)
                + " decides, and the start "
                + (stated.isEmpty() ? "did not state it" : "stated " + stated);
    }

    private static String quoted(Item item) {
        return "“" + item.text() + "”";
    }
}
