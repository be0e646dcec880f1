package dev.goaround.checklist.gate;

import dev.goaround.checklist.clock.OpenHours;
import dev.goaround.checklist.clock.PhaseTimes;
import dev.goaround.checklist.clock.TZero;
import dev.goaround.checklist.deployment.Circumstances;
import dev.goaround.checklist.deployment.Circumstances.Window;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the clock has against a gate: the pipeline has not started, the phase's time has not come, the hours are closed. */
final class ClockPolicies {

    private static final String OVERRIDABLE = ". An approver can override it with a reason";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

    private ClockPolicies() {}

    static List<Reason> startMissing(GatePolicy.Question asked) {
        Phase into = asked.into();
        boolean needsPipeline = into == null
                || into.stage() != Stage.PREPARE
                || asked.before().stream().anyMatch(phase -> phase.stage() != Stage.PREPARE);
        return asked.deployment().isPlanned() && needsPipeline
                ? List.of(new Reason(
                        Reason.Code.START_MISSING,
                        "the deployment is planned and not started. The pipeline's start event opens it",
                        null))
                : List.of();
    }

    static List<Reason> notDue(GatePolicy.Question asked) {
        Phase into = asked.into();
        if (into == null
                || !into.isPending()
                || into.isEmpty()
                || !asked.deployment().isUnderway()) {
            return List.of();
        }
        return PhaseTimes.begins(asked.deployment(), into)
                .filter(begin -> asked.now().isBefore(begin))
                .map(begin -> new Reason(
                        Reason.Code.NOT_DUE, "“" + into.ref().title() + "” begins by the clock at " + begin, null))
                .stream()
                .toList();
    }

    /** Windows and freezes hold the gate into the deploy phase and no other: what has begun is brought to its end. */
    static List<Reason> closedHours(GatePolicy.Question asked) {
        Deployment deployment = asked.deployment();
        boolean holds = asked.into() != null
                && asked.into().isPending()
                && deployment.isUnderway()
                && isDeployPhase(deployment, asked.into())
                && deployment.origin().kind() != DeploymentKind.EMERGENCY
                && !isOverridden(deployment, asked.into());
        return holds ? closed(deployment.circumstances(), asked.now()) : List.of();
    }

    /** What is closed at an instant, whoever asks. */
    static List<Reason> closed(Circumstances circumstances, Instant now) {
        List<Reason> reasons = new ArrayList<>();
        List<Window> windows = circumstances.windows();
        if (!OpenHours.isOpen(windows, now)) {
            String opens = OpenHours.opensNext(windows, now)
                    .map(at -> " opens on " + local(at, windows.get(0).zone()))
                    .orElse(" is closed");
            reasons.add(new Reason(
                    Reason.Code.WINDOW_CLOSED,
                    "the deployment window “"
                            + String.join(
                                    "”, “", windows.stream().map(Window::text).toList()) + "”" + opens + OVERRIDABLE,
                    null));
        }
        circumstances.closures().stream()
                .filter(closure -> OpenHours.isIn(closure, now))
                .forEach(closure -> reasons.add(
                        freeze(closure.text(), OpenHours.endsAt(closure, now).orElse(now))));
        circumstances.freezes().stream()
                .filter(freeze -> OpenHours.isIn(freeze, now))
                .forEach(freeze -> reasons.add(freeze(freeze.name(), freeze.to())));
        return reasons;
    }

    static boolean isDeployPhase(Deployment deployment, Phase phase) {
        return TZero.deployPhase(deployment)
                .filter(deploy -> deploy.id().equals(phase.id()))
                .isPresent();
    }

    static boolean isOverridden(Deployment deployment, Phase phase) {
        return deployment
                .phaseOf(Gates.overrideOf(phase.id()))
                .flatMap(found -> found.item(Gates.overrideOf(phase.id())))
                .filter(item -> item.state() instanceof ItemState.Waived)
                .isPresent();
    }

    private static Reason freeze(String name, Instant until) {
        return new Reason(Reason.Code.FREEZE, "freeze “" + name + "” holds until " + until + OVERRIDABLE, null);
    }

    private static String local(Instant at, ZoneId zone) {
        return LOCAL.format(at.atZone(zone)) + " " + zone + " (" + at + ")";
    }
}
