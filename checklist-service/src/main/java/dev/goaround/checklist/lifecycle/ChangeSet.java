package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.watch.WatchPlanner;
import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.deployment.GateBlocked;
import dev.goaround.contracts.deployment.ItemCompleted;
import dev.goaround.contracts.deployment.ItemFailed;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.ItemNotApplicable;
import dev.goaround.contracts.deployment.ItemWaived;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.deployment.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One change of a deployment while it is made: collects the new state, the events and the timeline lines of one revision. At
 * the end the walk goes as far as it can ({@link PhaseAdvance}), and gate and watch plan are published if they are others now.
 */
final class ChangeSet {

    /** Who acted where no person and no pipeline did. */
    static final String GOAROUND = "goaround";

    /** So many reasons can still be read at one glance. */
    private static final int FEW = 10;

    private final Deployment before;
    private final String by;
    private final Instant at;
    private final List<Event> events = new ArrayList<>();
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private Deployment now;

    private ChangeSet(Deployment before, Deployment now, String by, Instant at) {
        this.before = before;
        this.now = now;
        this.by = by;
        this.at = at;
    }

    static ChangeSet of(Deployment deployment, String by, Instant at) {
        return new ChangeSet(deployment, deployment.atRevision(deployment.ref().revision() + 1, at), by, at);
    }

    static ChangeSet first(Deployment created, String by, Instant at) {
        return new ChangeSet(null, created.atRevision(1, at), by, at);
    }

    Deployment now() {
        return now;
    }

    DeploymentRef ref() {
        return now.ref();
    }

    String by() {
        return by;
    }

    Instant at() {
        return at;
    }

    ChangeSet to(Deployment changed) {
        now = changed;
        return this;
    }

    ChangeSet emit(Event event) {
        events.add(event);
        TimelineNarration.of(event, now.ref().revision(), by, at).ifPresent(timeline::add);
        return this;
    }

    ChangeSet say(String type, String text) {
        timeline.add(new TimelineEntry(now.ref().revision(), at, type, text, by, null, null));
        return this;
    }

    /** Replaces the item of that id, wherever it is. */
    ChangeSet item(Item changed) {
        Phase phase = phaseOf(changed);
        return to(now.with(phase.with(changed)));
    }

    ChangeSet done(Item item, ItemState.Awaiting state, Evidence evidence) {
        sayIfAhead(item);
        item(item.in(state.done(by, evidence, at)));
        return emit(new ItemCompleted(ref(), item.ref(phaseOf(item).id()), by, evidence, at));
    }

    /** What settled itself, whoever asked for what led to it. */
    ChangeSet doneBy(String who, Item item, ItemState.Awaiting state, Evidence evidence) {
        item(item.in(state.done(who, evidence, at)));
        return emit(new ItemCompleted(ref(), item.ref(phaseOf(item).id()), who, evidence, at));
    }

    /** Ahead of its turn: who reads the timeline sees that it was not said when the checklist asks for it. */
    private void sayIfAhead(Item item) {
        Phase phase = phaseOf(item);
        if (item.due() != null || !phase.isRequired()) {
            return;
        }
        if (phase.isPending()) {
            ahead(item, phase, "“" + phase.ref().title() + "” is not open yet");
        } else if (item.kind() != ItemKind.STEP && !phase.isReached(item)) {
            phase.before(item).stream()
                    .filter(other -> other.kind() == ItemKind.STEP && !other.isSettled())
                    .findFirst()
                    .ifPresent(step -> ahead(item, phase, "“" + step.text() + "” comes before it and is not done yet"));
        }
    }

    private void ahead(Item item, Phase phase, String why) {
        timeline.add(new TimelineEntry(
                now.ref().revision(),
                at,
                "item-ahead",
                "settled ahead: “" + item.text() + "”: " + why,
                by,
                item.id(),
                phase.id()));
    }

    ChangeSet failed(Item item, ItemState.Awaiting state, String reason, Evidence evidence) {
        item(item.in(state.failed(reason, evidence, at)));
        return emit(new ItemFailed(ref(), item.ref(phaseOf(item).id()), reason, evidence, at));
    }

    /** Evidence settles it, renews it or speaks against it. */
    ChangeSet proved(Item item, ItemState.Done state) {
        sayIfAhead(item);
        item(item.in(state));
        return emit(new ItemCompleted(ref(), item.ref(phaseOf(item).id()), by, state.evidence(), at));
    }

    ChangeSet disproved(Item item, ItemState.Failed state) {
        item(item.in(state));
        return emit(new ItemFailed(ref(), item.ref(phaseOf(item).id()), state.reason(), state.evidence(), at));
    }

    /** An outcome that says no: the gate is shut. */
    ChangeSet stopped(Item item, ItemState.Stopped state) {
        item(item.in(state));
        String reason = "decided by " + state.by() + "; it holds the gate until another outcome is ticked";
        return emit(new ItemFailed(ref(), item.ref(phaseOf(item).id()), reason, state.evidence(), at));
    }

    /** Another outcome of its decision was ticked instead. */
    ChangeSet ruledOut(Item item, ItemState.NotApplicable state) {
        item(item.in(state));
        return emit(new ItemNotApplicable(ref(), item.ref(phaseOf(item).id()), state.by(), state.reason(), at));
    }

    ChangeSet waived(Item item, ItemState.Awaiting state, String reason, boolean followUp) {
        return waived(item, state, reason, followUp, by);
    }

    /** The path that the deployment goes leaves the item out: nobody waived it, and it is to be looked at. */
    ChangeSet passedOver(Item item, ItemState.Awaiting state, String reason) {
        return waived(item, state, reason, true, GOAROUND);
    }

    private ChangeSet waived(Item item, ItemState.Awaiting state, String reason, boolean followUp, String who) {
        item(item.in(state.waived(who, reason, followUp, at)));
        emit(new ItemWaived(ref(), item.ref(phaseOf(item).id()), who, reason, followUp, at));
        return ChoiceCommands.ruleOutOthers(this, item, who);
    }

    ChangeSet notApplicable(Item item, ItemState.Awaiting state, String reason) {
        return notApplicable(item, state, reason, by);
    }

    /** @param who ruled it out, where that is not who made the change */
    ChangeSet notApplicable(Item item, ItemState.Awaiting state, String reason, String who) {
        item(item.in(state.notApplicable(who, reason, at)));
        return emit(new ItemNotApplicable(ref(), item.ref(phaseOf(item).id()), who, reason, at));
    }

    /** @param runningVersion what runs now as far as is known, or null */
    ChangeSet ended(DeploymentState.Ended end, String runningVersion) {
        to(now.in(end));
        Outcome outcome = end.outcome();
        Duration took = now.openedAt() == null ? Duration.ZERO : Duration.between(now.openedAt(), at);
        return emit(new DeploymentEnded(ref(), outcome, end.reason(), runningVersion, took, at));
    }

    CommandResult finish() {
        PhaseAdvance.settle(this);
        OverduePhases.tell(this);
        beginAnewWhenArmed();
        publishGate();
        publishWatch();
        boolean watchEnded = before != null
                && WatchPlanner.plan(before).isPresent()
                && WatchPlanner.plan(now).isEmpty();
        return new CommandResult.Changed(before, now, events, timeline, watchEnded);
    }

    /** What armed the triggers, if it moved no window itself, moves it now: what was seen before is of another version. */
    private void beginAnewWhenArmed() {
        boolean armedNow = now.isArmed() && (before == null || !before.isArmed());
        if (armedNow
                && (before == null
                        || Objects.equals(now.watch().since(), before.watch().since()))) {
            to(now.with(now.watch().since(at)));
        }
    }

    /** A gate may have got other reasons by the clock alone: what was told is what was true as of the revision before. */
    private void publishGate() {
        Optional<Gates.Gate> old = before == null
                ? Optional.empty()
                : blockedGate(before, before.changedAt() == null ? at : before.changedAt());
        blockedGate(now, at)
                .filter(gate -> old.filter(told -> saysEnough(told, gate)).isEmpty())
                .ifPresent(gate -> emit(new GateBlocked(ref(), gate.id(), gate.reasons(), at)));
    }

    /** Of a hundred open items not each tick is told again: another kind of reason is, and what the last few are. */
    private static boolean saysEnough(Gates.Gate told, Gates.Gate now) {
        boolean sameKinds = told.id().equals(now.id()) && kinds(told).equals(kinds(now));
        return sameKinds && (now.reasons().size() > FEW || told.reasons().equals(now.reasons()));
    }

    private static Set<Reason.Code> kinds(Gates.Gate gate) {
        return gate.reasons().stream().map(Reason::code).collect(Collectors.toSet());
    }

    private static Optional<Gates.Gate> blockedGate(Deployment deployment, Instant asOf) {
        return Gates.ahead(deployment, asOf).filter(gate -> gate.state() == Gates.Gate.State.BLOCKED);
    }

    private void publishWatch() {
        WatchPlanner.changed(before, now).ifPresent(plan -> {
            to(now.with(now.watch().atRevision(plan.revision())));
            events.add(plan);
        });
    }

    private Phase phaseOf(Item item) {
        return now.phaseOf(item.id())
                .orElseThrow(() -> new IllegalArgumentException("no item " + item.id() + " in " + now.id()));
    }
}
