package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.evidence.EvidenceNames;
import dev.goaround.checklist.evidence.Proof;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.ingress.EvidenceSubmitted;
import dev.goaround.contracts.watch.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Results of the pipeline that prove reported items, by the item's id or by what was checked. Each is one piece of evidence: one
 * that did not pass fails the item until the same check passes, also where the item was done before and its phase is not over.
 * Fresher evidence renews an item that is done. Evidence that is already older than the item wants is refused, and a result
 * that is older than one known of the same check says nothing new.
 */
public final class EvidenceCommands {

    private EvidenceCommands() {}

    public static CommandResult submit(Deployment deployment, EvidenceSubmitted submitted, String by, Instant at) {
        return submit(deployment, Proof.of(submitted), by, at);
    }

    public static CommandResult submit(Deployment deployment, Proof proof, String by, Instant at) {
        return weigh(deployment, proof, by, at).decision();
    }

    /**
     * What came of evidence for one item.
     *
     * @param met whether the item is proved now
     * @param why what proves it, or what stands against it
     */
    public record Weighed(String item, String text, boolean met, String why) {}

    /** @param items those that the evidence is about, in the order of the walk */
    public record Weighing(CommandResult decision, List<Weighed> items) {
        public Weighing {
            items = List.copyOf(items);
        }
    }

    /** As {@link #submit}, and says of each item that the evidence is about whether it meets it. */
    public static Weighing weigh(Deployment deployment, Proof proof, String by, Instant at) {
        if (!deployment.isUnderway()) {
            return new Weighing(
                    CommandResult.refused(CommandRefusal.illegal(
                            "deployment " + deployment.id(),
                            deployment.state().label(),
                            "evidence",
                            "Evidence is taken by planned and running ones")),
                    List.of());
        }
        Match match = match(deployment, proof);
        if (match.refusal() != null) {
            return new Weighing(CommandResult.refused(match.refusal()), List.of());
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        List<CommandRefusal> refusals = new ArrayList<>();
        List<Weighed> weighed = new ArrayList<>();
        boolean changed = false;
        for (Item item : match.items()) {
            Phase phase = deployment.phaseOf(item.id()).orElseThrow();
            ProofCheck judged = new ProofCheck(deployment, phase, item, match.name(), proof, at);
            Optional<CommandRefusal> refusal = judged.refusal();
            refusal.ifPresent(refusals::add);
            boolean says = refusal.isEmpty() && !judged.isOutdated() && judge(change, judged);
            changed |= says;
            weighed.add(weighed(change, judged, refusal, says));
        }
        if (changed) {
            return new Weighing(change.finish(), weighed);
        }
        return new Weighing(
                refusals.isEmpty() ? new CommandResult.Unchanged(deployment) : CommandResult.refused(refusals.get(0)),
                weighed);
    }

    private static Weighed weighed(
            ChangeSet change, ProofCheck judged, Optional<CommandRefusal> refusal, boolean says) {
        Item before = judged.item();
        if (refusal.isPresent()) {
            return new Weighed(before.id(), before.text(), false, refusal.get().text());
        }
        Item after = change.now()
                .phaseOf(before.id())
                .flatMap(phase -> phase.item(before.id()))
                .orElse(before);
        boolean met = after.state() instanceof ItemState.Done;
        if (says) {
            return new Weighed(
                    before.id(), before.text(), met, met ? judged.evidence().what() : judged.why());
        }
        String nothingNew = judged.isOutdated()
                ? judged.outdated()
                : "it is " + after.state().label() + " already, and this says nothing new";
        return new Weighed(before.id(), before.text(), met, nothingNew);
    }

    /** @return false if it says nothing new */
    private static boolean judge(ChangeSet change, ProofCheck judged) {
        Item item = judged.seen();
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

    /** @param name that it was found by */
    private record Match(String name, List<Item> items, CommandRefusal refusal) {}

    private static Match match(Deployment deployment, Proof proof) {
        List<Item> reported = reported(deployment);
        List<EvidenceNames.Candidate> candidates =
                reported.stream().map(EvidenceCommands::candidate).toList();
        if (proof.item() != null) {
            List<Item> named = reported.stream()
                    .filter(item -> item.id().equals(proof.item()))
                    .toList();
            return named.isEmpty()
                    ? refused(CommandRefusal.notFound(unmatched(deployment, "item " + proof.item(), candidates)))
                    : new Match(proof.names().get(0), named, null);
        }
        for (String name : proof.names()) {
            List<EvidenceNames.Candidate> found = EvidenceNames.about(name, candidates);
            if (!found.isEmpty()) {
                return EvidenceNames.areOneThing(found)
                        ? new Match(name, items(reported, found), null)
                        : refused(CommandRefusal.invalid("‘" + name + "’ may be about " + EvidenceNames.listed(found)
                                + ": say which with item, or with a name that tells them apart"));
            }
        }
        return refused(CommandRefusal.notFound(
                unmatched(deployment, "name " + String.join(" or ", proof.names()), candidates)));
    }

    private static Match refused(CommandRefusal refusal) {
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
                item.asks().limit().map(Condition::signal).orElse(null));
    }

    private static List<Item> reported(Deployment deployment) {
        return deployment.phases().stream()
                .filter(Phase::isRequired)
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.kind() == ItemKind.REPORTED)
                .toList();
    }

    private static String unmatched(Deployment deployment, String what, List<EvidenceNames.Candidate> candidates) {
        Optional<Item> judgedOnly = deployment.phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.isJudged() && what.equals("item " + item.id()))
                .findFirst();
        if (judgedOnly.isPresent()) {
            return "“" + judgedOnly.get().text()
                    + "” is measured by Goaround itself: only a verdict ticks it, and no evidence";
        }
        String known = candidates.stream()
                .map(one -> one.id() + " “" + one.text() + "”")
                .collect(Collectors.joining(", "));
        return "no reported item of deployment " + deployment.id() + " is proved by " + what
                + (known.isEmpty() ? ": it has none" : ". Reported items are " + known);
    }
}
