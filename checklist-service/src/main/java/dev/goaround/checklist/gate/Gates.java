package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseState;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.gate.GatePolicy.Question;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions between phases, and before each step within a phase: a canary's next share of the traffic waits for the soak
 * before it (ADR 0012). A gate is named by the phase or by the step's item that it lets into; the one behind the last phase is
 * {@link #END}, and a stage's name means the gate into the first phase of that stage.
 *
 * <ol>
 *   <li><b>Find the gate</b> by its name: the end, a phase, the first phase of a stage, a step.
 *   <li><b>Passed already?</b> The gate into a phase that was entered or skipped, before a step that is settled, and the end of a
 *       deployment that succeeded stay passed, whatever comes later, unless a rollback goes on: then each gate is refused.
 *   <li><b>What is in front of it</b>: all phases of the walk before the phase, or these and the items of its own phase above the step.
 *       Phases of the rollback and follow-ups hold nothing.
 *   <li><b>Ask every policy</b>, in the order of {@link #POLICIES}, which is the order of the reasons; none stops the others. A policy
 *       is a function of the deployment and of the instant: the clock's are {@link ClockPolicies} (T-0: ADR 0013), those about the version
 *       that runs are {@link CandidateClaims}, {@link TargetPolicies} and the ones below (ADR 0019).
 *   <li><b>Answer</b>: refused where the deployment rolls back or is over, blocked with all reasons, else passed.
 * </ol>
 *
 * <p>What always holds:
 * <ul>
 *   <li>A gate without reasons has passed, and one with a reason has not.
 *   <li>Each item that is not settled gives exactly one reason; a reason that a request satisfies has that request.
 *   <li>The same deployment at the same instant has the same gates: nothing is looked up. That an order of a rollback may be on its way
 *       is looked for where a pipeline asks, and not here (ADR 0015).
 * </ul>
 */
public final class Gates {

    /** The gate behind the last phase: the outcome. */
    public static final String END = "end";

    private static final String GOAROUND = "goaround";

    private static final List<GatePolicy> POLICIES = List.of(
            Gates::rollingBack,
            Gates::ended,
            ClockPolicies::startMissing,
            ItemPolicies::failedItems,
            ChoicePolicies::decidedAgainst,
            ChoicePolicies::openDecisions,
            ItemPolicies::openItems,
            FreshEvidencePolicy::reasons,
            ItemPolicies::missingSignOffs,
            ItemPolicies::openVerdicts,
            Gates::neverSeen,
            Gates::breachedTriggers,
            ClockPolicies::notDue,
            ClockPolicies::closedHours,
            TargetPolicies::unclearTarget,
            IncidentPolicies::openIncidents);

    private Gates() {}

    /**
     * @param state {@code REFUSED}: it will never pass
     * @param passedBy whose act was the last one missing, or null
     */
    public record Gate(String id, State state, String passedBy, List<Reason> reasons) {
        public Gate {
            reasons = List.copyOf(reasons);
        }

        public enum State {
            PASSED,
            BLOCKED,
            REFUSED
        }
    }

    /** The gate that the walk stands before; empty if it goes nowhere any more. */
    public static Optional<Gate> ahead(Deployment deployment, Instant now) {
        if (!deployment.isUnderway()) {
            return Optional.empty();
        }
        Optional<Phase> into = deployment.nextPhase();
        List<Phase> before = deployment.openPhase().map(List::of).orElse(List.of());
        List<Reason> reasons = reasons(new Question(deployment, before, into.orElse(null), now));
        return Optional.of(new Gate(
                into.map(Phase::id).orElse(END),
                reasons.isEmpty() ? Gate.State.PASSED : Gate.State.BLOCKED,
                null,
                reasons));
    }

    /**
     * @param name of the gate: a phase's id, a stage's name, a step's item id, or {@link #END}
     * @param now the instant for which it is asked
     * @return empty if the deployment has no such gate
     */
    public static Optional<Gate> of(Deployment deployment, String name, Instant now) {
        if (name.equals(END)) {
            return Optional.of(end(deployment, now));
        }
        return deployment
                .phase(name)
                .or(() -> firstOfStage(deployment, name))
                .filter(Phase::isRequired)
                .map(phase -> into(deployment, phase, now))
                .or(() -> step(deployment, name, now));
    }

    /** The names that {@link #of} knows for this deployment, for messages. */
    public static List<String> names(Deployment deployment) {
        List<String> names = new ArrayList<>();
        deployment.phases().stream().filter(Phase::isRequired).map(Phase::id).forEach(names::add);
        deployment.phases().stream()
                .filter(Phase::isRequired)
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.kind() == ItemKind.STEP)
                .map(Item::id)
                .forEach(names::add);
        names.add(END);
        return names;
    }

    private static Optional<Gate> step(Deployment deployment, String id, Instant now) {
        return deployment
                .phaseOf(id)
                .filter(Phase::isRequired)
                .flatMap(phase -> phase.item(id)
                        .filter(item -> item.kind() == ItemKind.STEP)
                        .map(item -> before(deployment, phase, item, now)));
    }

    private static Gate before(Deployment deployment, Phase phase, Item step, Instant now) {
        if (step.isSettled() && !deployment.isRollingBack()) {
            return new Gate(step.id(), Gate.State.PASSED, GOAROUND, List.of());
        }
        List<Phase> before = new ArrayList<>(phasesBefore(deployment, phase));
        before.add(phase.upTo(step));
        Gate gate = blocked(step.id(), new Question(deployment, before, phase, step, now));
        return gate.reasons().isEmpty() ? new Gate(step.id(), Gate.State.PASSED, GOAROUND, List.of()) : gate;
    }

    private static Gate into(Deployment deployment, Phase phase, Instant now) {
        if (!phase.isPending()) {
            return deployment.isRollingBack()
                    ? blocked(phase.id(), new Question(deployment, List.of(), phase, now))
                    : new Gate(phase.id(), Gate.State.PASSED, passedBy(phase), List.of());
        }
        return blocked(phase.id(), new Question(deployment, phasesBefore(deployment, phase), phase, now));
    }

    private static List<Phase> phasesBefore(Deployment deployment, Phase phase) {
        return deployment.phases().stream()
                .takeWhile(other -> !other.id().equals(phase.id()))
                .filter(Phase::isRequired)
                .toList();
    }

    private static String passedBy(Phase phase) {
        return phase.state() instanceof PhaseState.Skipped ? GOAROUND : phase.passedBy();
    }

    private static Gate end(Deployment deployment, Instant now) {
        if (deployment.state() instanceof DeploymentState.Succeeded) {
            return new Gate(END, Gate.State.PASSED, GOAROUND, List.of());
        }
        List<Phase> before =
                deployment.phases().stream().filter(Phase::isRequired).toList();
        return blocked(END, new Question(deployment, before, null, now));
    }

    private static Gate blocked(String id, Question question) {
        boolean never = question.deployment().isRollingBack()
                || question.deployment().ended().isPresent();
        return new Gate(id, never ? Gate.State.REFUSED : Gate.State.BLOCKED, null, reasons(question));
    }

    private static List<Reason> reasons(Question question) {
        return POLICIES.stream()
                .flatMap(policy -> policy.reasons(question).stream())
                .toList();
    }

    private static Optional<Phase> firstOfStage(Deployment deployment, String name) {
        for (Stage stage : Stage.values()) {
            if (stage.label().equals(name)) {
                return deployment.phases().stream()
                        .filter(phase -> phase.stage() == stage)
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static List<Reason> rollingBack(Question asked) {
        Deployment deployment = asked.deployment();
        return deployment.isRollingBack()
                ? List.of(new Reason(
                        Reason.Code.ROLLING_BACK,
                        "the deployment is rolling back: "
                                + deployment.rollback().text(),
                        null))
                : List.of();
    }

    private static List<Reason> ended(Question asked) {
        Deployment deployment = asked.deployment();
        return deployment
                .ended()
                .map(end -> List.of(new Reason(
                        Reason.Code.ENDED,
                        "the deployment ended as " + end.label() + (end.reason() == null ? "" : ": " + end.reason()),
                        null)))
                .orElse(List.of());
    }

    /**
     * A version that a target would show and that none has shown did not arrive, whatever was ticked. A walk in which no box
     * applies has seen nothing, either: both end in success only if the version is there at all.
     */
    private static List<Reason> neverSeen(Question asked) {
        Deployment deployment = asked.deployment();
        if (asked.into() != null || !deployment.isRunning() || deployment.isCandidateThere()) {
            return List.of();
        }
        List<Phase> walk =
                deployment.phases().stream().filter(Phase::isRequired).toList();
        boolean empty = walk.stream().allMatch(Phase::isEmpty);
        // Before all boxes are settled they hold the end, and say themselves what they wait for.
        boolean unseen = deployment.before().shown() && walk.stream().allMatch(Phase::isSettled);
        if (!empty && !unseen) {
            return List.of();
        }
        String version = deployment.ref().version();
        return List.of(new Reason(
                Reason.Code.ITEM_OPEN,
                (empty
                                ? "no box of the checklist applies, and nobody has said that " + version + " is there"
                                : "the new version was not seen and not reported: no target answered with " + version)
                        + ": it succeeds once " + CandidateClaims.awaited(deployment),
                null,
                RemedyRequests.deployed(deployment)));
    }

    private static List<Reason> breachedTriggers(Question asked) {
        Deployment deployment = asked.deployment();
        return deployment.triggers().stream()
                .filter(trigger -> trigger.holdsGates() && isWatchedNow(deployment, trigger))
                .filter(trigger -> trigger.environment() != null
                        || deployment.isCandidateThere()
                        || deployment.origin().kind() != DeploymentKind.EMERGENCY)
                .map(trigger -> breach(deployment, trigger))
                .toList();
    }

    private static Reason breach(Deployment deployment, WatchedTrigger trigger) {
        String text = "trigger “" + trigger.text() + "”"
                + (trigger.environment() == null ? "" : " in " + trigger.environment()) + ": "
                + trigger.verdict().reason();
        boolean before = trigger.environment() == null && !deployment.isCandidateThere();
        return new Reason(
                Reason.Code.VERDICT_BREACH,
                before
                        ? "the running version breaches: " + text + ". "
                                + deployment.ref().version()
                                + " is not there yet, so nothing is rolled back. It waits until the running version is well"
                                + " again; what is deployed to mend it is an emergency"
                        : text,
                null);
    }

    /** What staging said holds the gate out of staging, and is not asked again after that. */
    private static boolean isWatchedNow(Deployment deployment, WatchedTrigger trigger) {
        return trigger.environment() == null
                || deployment
                        .openPhase()
                        .filter(phase ->
                                trigger.environment().equals(phase.ref().environment()))
                        .isPresent();
    }
}
