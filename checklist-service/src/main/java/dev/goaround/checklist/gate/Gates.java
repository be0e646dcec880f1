package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseState;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.deployment.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions between phases, and before each step within a phase: a canary's next share of the traffic waits for the soak
 * before it. A gate is named by the phase or by the step's item that it lets into; the one behind the last phase is {@link #END},
 * and a stage's name means the gate into the first phase of that stage.
 */
public final class Gates {

    /** The gate behind the last phase: the outcome. */
    public static final String END = "end";

    private static final String GOAROUND = "goaround";

    private static final List<GatePolicy> POLICIES = List.of(
            Gates::rollingBack,
            Gates::ended,
            Gates::notOpened,
            ItemPolicies::failedItems,
            ItemPolicies::openItems,
            ItemPolicies::missingSignOffs,
            ItemPolicies::openVerdicts,
            Gates::breachedTriggers);

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

    /** The gate behind the open phase; empty if no phase is open. */
    public static Optional<Gate> behindOpenPhase(Deployment deployment) {
        return deployment.openPhase().map(open -> {
            String id = deployment.nextPhase().map(Phase::id).orElse(END);
            List<Reason> reasons = reasons(deployment, List.of(open));
            return new Gate(id, reasons.isEmpty() ? Gate.State.PASSED : Gate.State.BLOCKED, null, reasons);
        });
    }

    /**
     * @param name of the gate: a phase's id, a stage's name, a step's item id, or {@link #END}
     * @return empty if the deployment has no such gate
     */
    public static Optional<Gate> of(Deployment deployment, String name) {
        if (name.equals(END)) {
            return Optional.of(end(deployment));
        }
        return deployment
                .phase(name)
                .or(() -> firstOfStage(deployment, name))
                .filter(Phase::isRequired)
                .map(phase -> into(deployment, phase))
                .or(() -> step(deployment, name));
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

    private static Optional<Gate> step(Deployment deployment, String id) {
        return deployment
                .phaseOf(id)
                .filter(Phase::isRequired)
                .flatMap(phase -> phase.item(id)
                        .filter(item -> item.kind() == ItemKind.STEP)
                        .map(item -> before(deployment, phase, item)));
    }

    private static Gate before(Deployment deployment, Phase phase, Item step) {
        if (step.isSettled() && !deployment.isRollingBack()) {
            return new Gate(step.id(), Gate.State.PASSED, GOAROUND, List.of());
        }
        List<Phase> before = new ArrayList<>(phasesBefore(deployment, phase));
        before.add(phase.upTo(step));
        Gate gate = blocked(deployment, step.id(), before);
        return gate.reasons().isEmpty() ? new Gate(step.id(), Gate.State.PASSED, GOAROUND, List.of()) : gate;
    }

    private static Gate into(Deployment deployment, Phase phase) {
        if (!phase.isPending()) {
            return deployment.isRollingBack()
                    ? blocked(deployment, phase.id(), List.of())
                    : new Gate(phase.id(), Gate.State.PASSED, passedBy(phase), List.of());
        }
        return blocked(deployment, phase.id(), phasesBefore(deployment, phase));
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

    private static Gate end(Deployment deployment) {
        if (deployment.state() instanceof DeploymentState.Succeeded) {
            return new Gate(END, Gate.State.PASSED, GOAROUND, List.of());
        }
        return blocked(
                deployment,
                END,
                deployment.phases().stream().filter(Phase::isRequired).toList());
    }

    private static Gate blocked(Deployment deployment, String id, List<Phase> before) {
        List<Reason> reasons = reasons(deployment, before);
        boolean never = deployment.isRollingBack() || deployment.ended().isPresent();
        return new Gate(id, never ? Gate.State.REFUSED : Gate.State.BLOCKED, null, reasons);
    }

    private static List<Reason> reasons(Deployment deployment, List<Phase> before) {
        return POLICIES.stream()
                .flatMap(policy -> policy.reasons(deployment, before).stream())
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

    private static List<Reason> rollingBack(Deployment deployment, List<Phase> before) {
        return deployment.isRollingBack()
                ? List.of(new Reason(
                        Reason.Code.ROLLING_BACK,
                        "the deployment is rolling back: "
                                + deployment.rollback().text(),
                        null))
                : List.of();
    }

    private static List<Reason> ended(Deployment deployment, List<Phase> before) {
        return deployment
                .ended()
                .map(end -> List.of(new Reason(
                        Reason.Code.ENDED,
                        "the deployment ended as " + end.label() + (end.reason() == null ? "" : ": " + end.reason()),
                        null)))
                .orElse(List.of());
    }

    private static List<Reason> notOpened(Deployment deployment, List<Phase> before) {
        return deployment.state() instanceof DeploymentState.Planned
                ? List.of(new Reason(
                        Reason.Code.ITEM_OPEN,
                        "the deployment is planned and not started. The pipeline's start event opens it",
                        null))
                : List.of();
    }

    private static List<Reason> breachedTriggers(Deployment deployment, List<Phase> before) {
        return deployment.triggers().stream()
                .filter(WatchedTrigger::holdsGates)
                .map(trigger -> new Reason(
                        Reason.Code.VERDICT_BREACH,
                        "trigger “" + trigger.text() + "”: " + trigger.verdict().reason(),
                        null))
                .toList();
    }
}
