package dev.goaround.checklist.walk;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.evidence.EvidenceNames;
import dev.goaround.checklist.evidence.Proof;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.ingress.EvidenceSubmitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Results of the pipeline that prove reported items, by the item's id or by what was checked. Each is one piece of evidence: one
 * that did not pass fails the item until the same check passes, also where the item was done before and its phase is not over.
 * Fresher evidence renews an item that is done. Evidence that is already older than the item wants is refused.
 */
public final class EvidenceActs {

    private EvidenceActs() {}

    public static Decision submit(Deployment deployment, EvidenceSubmitted submitted, String by, Instant at) {
        return submit(deployment, Proof.of(submitted), by, at);
    }

    public static Decision submit(Deployment deployment, Proof proof, String by, Instant at) {
        if (!deployment.isUnderway()) {
            return Decision.refused(Refusal.illegal(
                    "deployment " + deployment.id(),
                    deployment.state().label(),
                    "evidence",
                    "Evidence is taken by planned and running ones"));
        }
        Match match = match(deployment, proof);
        if (match.refusal() != null) {
            return Decision.refused(match.refusal());
        }
        Change change = Change.of(deployment, by, at);
        List<Refusal> refusals = new ArrayList<>();
        boolean changed = false;
        for (Item item : match.items()) {
            Judged judged = new Judged(item, match.name(), proof, at);
            Optional<Refusal> refusal = judged.refusal(isOver(deployment, item));
            refusal.ifPresent(refusals::add);
            changed |= refusal.isEmpty() && judge(change, judged);
        }
        if (changed) {
            return change.finish();
        }
        return refusals.isEmpty() ? new Decision.Unchanged(deployment) : Decision.refused(refusals.get(0));
    }

    /** @return false if it says nothing new */
    private static boolean judge(Change change, Judged judged) {
        Item item = judged.item();
        if (item.state() instanceof ItemState.Done done) {
            if (!judged.passed()) {
                change.disproved(
                        item,
                        done.contradicted(judged.why(), judged.evidence(), change.at())
                                .of(judged.failing()));
                return true;
            }
            boolean fresher = judged.isFresherThan(done);
            if (fresher) {
                change.proved(item, done.renewed(change.by(), judged.evidence(), change.at()));
            }
            return fresher;
        }
        if (!(item.state() instanceof ItemState.Awaiting awaiting)) {
            return false;
        }
        if (judged.passed() && judged.failing().isEmpty()) {
            change.proved(item, awaiting.done(change.by(), judged.evidence(), change.at()));
        } else {
            change.disproved(
                    item,
                    awaiting.failed(judged.why(), judged.evidence(), change.at())
                            .of(judged.failing()));
        }
        return true;
    }

    private static boolean isOver(Deployment deployment, Item item) {
        return deployment
                .phaseOf(item.id())
                .filter(phase -> !phase.isOpen() && !phase.isPending())
                .isPresent();
    }

    /** @param name that it was found by */
    private record Match(String name, List<Item> items, Refusal refusal) {}

    private static Match match(Deployment deployment, Proof proof) {
        List<Item> reported = reported(deployment);
        List<EvidenceNames.Candidate> candidates =
                reported.stream().map(EvidenceActs::candidate).toList();
        if (proof.item() != null) {
            List<Item> named = reported.stream()
                    .filter(item -> item.id().equals(proof.item()))
                    .toList();
            return named.isEmpty()
                    ? refused(Refusal.notFound(unmatched(deployment, "item " + proof.item(), candidates)))
                    : new Match(proof.names().get(0), named, null);
        }
        for (String name : proof.names()) {
            List<EvidenceNames.Candidate> found = EvidenceNames.about(name, candidates);
            if (!found.isEmpty()) {
                return EvidenceNames.areOneThing(found)
                        ? new Match(name, items(reported, found), null)
                        : refused(Refusal.invalid("‘" + name + "’ may be about " + EvidenceNames.listed(found)
                                + ": say which with item, or with a name that tells them apart"));
            }
        }
        return refused(
                Refusal.notFound(unmatched(deployment, "name " + String.join(" or ", proof.names()), candidates)));
    }

    private static Match refused(Refusal refusal) {
        return new Match(null, List.of(), refusal);
    }

    private static List<Item> items(List<Item> reported, List<EvidenceNames.Candidate> found) {
        List<String> ids = found.stream().map(EvidenceNames.Candidate::id).toList();
        return reported.stream().filter(item -> ids.contains(item.id())).toList();
    }

    private static EvidenceNames.Candidate candidate(Item item) {
        return new EvidenceNames.Candidate(
                item.id(),
                item.text(),
                item.asks().condition() == null ? null : item.asks().condition().signal());
    }

    private static List<Item> reported(Deployment deployment) {
        return deployment.phases().stream()
                .filter(Phase::isRequired)
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.kind() == ItemKind.REPORTED)
                .toList();
    }

    private static String unmatched(Deployment deployment, String what, List<EvidenceNames.Candidate> candidates) {
        String known = candidates.stream()
                .map(one -> one.id() + " “" + one.text() + "”")
                .collect(Collectors.joining(", "));
        return "no reported item of deployment " + deployment.id() + " is proved by " + what
                + (known.isEmpty() ? ": it has none" : ". Reported items are " + known);
    }
}
