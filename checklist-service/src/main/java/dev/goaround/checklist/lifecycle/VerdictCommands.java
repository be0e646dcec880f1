package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.gate.CandidateClaims;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What the judge found: measured and soak items tick from it, triggers remember it. Nobody judges here. Once the rollback is
 * ordered a trigger stays as it stood then: what is judged after that is of a version that is going.
 */
public final class VerdictCommands {

    private VerdictCommands() {}

    public static CommandResult judged(Deployment deployment, VerdictChanged changed, Instant at) {
        if (changed.purpose() == WatchPurpose.VERIFICATION || deployment.isRollingBack()) {
            return said(deployment, changed, at);
        }
        if (!deployment.isUnderway()) {
            return new CommandResult.Unchanged(deployment);
        }
        return changed.subject() == VerdictChanged.Subject.TRIGGER
                ? trigger(deployment, changed, at)
                : item(deployment, changed, at);
    }

    private static CommandResult said(Deployment deployment, VerdictChanged changed, Instant at) {
        if (!deployment.isRollingBack()) {
            return new CommandResult.Unchanged(deployment);
        }
        return ChangeSet.of(deployment, ChangeSet.GOAROUND, at)
                .say("verdict", line(changed))
                .finish();
    }

    /**
     * Once the rollback is ordered a trigger keeps the verdict that it had then: what is judged after that is of what is being
     * taken back.
     */
    private static CommandResult trigger(Deployment deployment, VerdictChanged changed, Instant at) {
        Optional<WatchedTrigger> trigger = deployment.trigger(changed.rule());
        if (trigger.isEmpty() || deployment.isRollingBack()) {
            return new CommandResult.Unchanged(deployment);
        }
        boolean ofCandidate = isOfCandidate(deployment, trigger.get(), changed);
        WatchedTrigger judged = trigger.get().judged(changed.verdict(), ofCandidate, changed.at());
        if (judged.equals(trigger.get())) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, ChangeSet.GOAROUND, at);
        change.to(change.now().with(judged));
        boolean heldOnly = !ofCandidate && changed.verdict().kind() == VerdictKind.BREACH;
        return change.say("verdict", line(changed) + (heldOnly ? " (the running version; nothing is rolled back)" : ""))
                .finish();
    }

    /** A verdict rests on the candidate once that is where the trigger looks, and the plan that it was made by knew so. */
    private static boolean isOfCandidate(Deployment deployment, WatchedTrigger trigger, VerdictChanged changed) {
        return trigger.environment() == null
                ? deployment.isCandidateThere()
                        && changed.watchRevision() >= deployment.watch().sinceRevision()
                : deployment.watch().deployedElsewhere().contains(trigger.environment());
    }

    private static CommandResult item(Deployment deployment, VerdictChanged changed, Instant at) {
        Optional<Item> item = deployment
                .openPhase()
                .flatMap(phase -> judgedItem(phase, changed.item()))
                .filter(found -> deployment.isUnderway())
                .filter(found -> CandidateClaims.tooEarly(
                                deployment, deployment.openPhase().orElseThrow(), found)
                        .isEmpty());
        boolean outdated = changed.watchRevision() < deployment.watch().sinceRevision();
        if (item.isEmpty()
                || outdated
                || !(item.get().state() instanceof ItemState.Awaiting awaiting)
                || changed.verdict().equals(item.get().verdict())) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, ChangeSet.GOAROUND, at);
        Item judged = item.get().judged(changed.verdict());
        change.item(judged).say("verdict", line(changed));
        if (proves(changed.verdict())) {
            change.done(judged, awaiting, evidence(changed));
        }
        return change.finish();
    }

    private static Optional<Item> judgedItem(Phase phase, String id) {
        return id == null ? Optional.empty() : phase.item(id).filter(Item::isJudged);
    }

    /** Healthy with a pending instant means: good so far, and its time is not reached. */
    private static boolean proves(Verdict verdict) {
        return verdict.kind() == VerdictKind.HEALTHY && verdict.pendingSince() == null;
    }

    private static Evidence evidence(VerdictChanged changed) {
        Figures figures = changed.verdict().figures();
        return figures == null
                ? new Evidence(changed.verdict().reason(), null, null, null, null, changed.at())
                : new Evidence(
                        changed.verdict().reason(),
                        figures.value(),
                        figures.threshold(),
                        figures.samples(),
                        null,
                        changed.at());
    }

    private static String line(VerdictChanged changed) {
        return changed.subject().name().toLowerCase(Locale.ROOT) + " “" + changed.text() + "”: "
                + changed.verdict().kind().name().toLowerCase(Locale.ROOT) + ", "
                + changed.verdict().reason();
    }
}
