package dev.goaround.checklist.walk;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.ingress.EvidenceSubmitted;
import dev.goaround.contracts.watch.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results of the pipeline that prove reported items, by the item's id or by what was checked. */
public final class EvidenceActs {

    private EvidenceActs() {}

    public static Decision submit(Deployment deployment, EvidenceSubmitted submitted, String by, Instant at) {
        if (!deployment.isUnderway()) {
            return Decision.refused(Refusal.illegal(
                    "deployment " + deployment.id(),
                    deployment.state().label(),
                    "evidence",
                    "Evidence is taken by planned and running ones"));
        }
        List<Item> proved = matching(deployment, submitted);
        if (proved.isEmpty()) {
            return Decision.refused(Refusal.notFound(unmatched(deployment, submitted)));
        }
        List<Item> awaiting = proved.stream().filter(item -> !item.isSettled()).toList();
        if (awaiting.isEmpty()) {
            return new Decision.Unchanged(deployment);
        }
        Change change = Change.of(deployment, by, at);
        awaiting.forEach(item -> judge(change, item, submitted));
        return change.finish();
    }

    private static void judge(Change change, Item item, EvidenceSubmitted submitted) {
        if (!(item.state() instanceof ItemState.Awaiting state)) {
            return;
        }
        Condition condition = item.asks().condition();
        boolean holds = condition == null
                || submitted.value() == null
                || condition.op().holds(submitted.value(), condition.value());
        Evidence evidence = evidence(submitted, condition, change.at());
        if (submitted.passed() && holds) {
            change.done(item, state, evidence);
        } else {
            String why = submitted.passed()
                    ? evidence.what() + " does not hold"
                    : "the pipeline says that " + submitted.name() + " did not pass";
            change.failed(item, state, why, evidence);
        }
    }

    private static Evidence evidence(EvidenceSubmitted submitted, Condition condition, Instant now) {
        boolean figures = condition != null && submitted.value() != null;
        String what = submitted.name()
                + (figures
                        ? " " + submitted.value() + " " + condition.op().sign() + " " + condition.value()
                        : submitted.passed() ? " passed" : " did not pass");
        return new Evidence(
                what,
                submitted.value(),
                figures ? condition.value() : null,
                null,
                submitted.link(),
                submitted.observedAt() == null ? now : submitted.observedAt());
    }

    private static List<Item> matching(Deployment deployment, EvidenceSubmitted submitted) {
        return reported(deployment).stream()
                .filter(item ->
                        submitted.item() != null ? item.id().equals(submitted.item()) : isAbout(item, submitted.name()))
                .toList();
    }

    /** By the signal that it asks for, by its id, or by its words: {@code unit-tests} proves “All unit tests pass”. */
    private static boolean isAbout(Item item, String name) {
        Condition condition = item.asks().condition();
        String words = words(name);
        return (condition != null && condition.signal().equals(name))
                || item.id().equals(name)
                || (!words.isBlank() && words(item.text()).contains(words));
    }

    private static String words(String text) {
        return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip() + " ";
    }

    private static List<Item> reported(Deployment deployment) {
        return deployment.phases().stream()
                .filter(Phase::isRequired)
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.kind() == ItemKind.REPORTED)
                .toList();
    }

    private static String unmatched(Deployment deployment, EvidenceSubmitted submitted) {
        String known = reported(deployment).stream()
                .map(item -> item.id() + " “" + item.text() + "”")
                .collect(Collectors.joining(", "));
        return "no reported item of deployment " + deployment.id() + " is proved by "
                + (submitted.item() == null ? "name " + submitted.name() : "item " + submitted.item())
                + (known.isEmpty() ? ": it has none" : ". Reported items are " + known);
    }
}
