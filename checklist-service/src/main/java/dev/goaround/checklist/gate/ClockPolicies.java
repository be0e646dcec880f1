package dev.goaround.checklist.gate;

import dev.goaround.checklist.clock.PhaseTimes;
import dev.goaround.checklist.clock.TZero;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.deployment.Stage;
import java.time.Instant;
import java.util.List;

/** What the clock has against a gate: the pipeline has not started, the phase's time has not come, the hours are closed. */
final class ClockPolicies {

    private ClockPolicies() {}

    static List<Reason> startMissing(GatePolicy.Question asked) {
        Phase into = asked.into();
        boolean needsPipeline = into == null
                || into.stage() != Stage.PREPARE
                || asked.before().stream().anyMatch(phase -> phase.stage() != Stage.PREPARE);
        return asked.deployment().isPlanned() && needsPipeline
                ? List.of(new Reason(
                        Reason.Code.START_MISSING,
                        "the deployment is planned and not started. The pipeline's start event opens it: "
                                + RemedyRequests.text(RemedyRequests.start(asked.deployment())),
                        null,
                        RemedyRequests.start(asked.deployment())))
                : List.of();
    }

    static List<Reason> notDue(GatePolicy.Question asked) {
        Phase into = asked.into();
        if (asked.step() != null && into != null && !into.isPending()) {
            return stepNotDue(asked);
        }
        if (into == null || !into.isPending() || !asked.deployment().isUnderway()) {
            return List.of();
        }
        if (into.isEmpty() && !isDeployPhase(asked.deployment(), into)) {
            return List.of();
        }
        return PhaseTimes.begins(asked.deployment(), into)
                .filter(begin -> asked.now().isBefore(begin))
                .map(begin -> new Reason(
                        Reason.Code.NOT_DUE, "“" + into.ref().title() + "” begins by the clock at " + begin, null))
                .stream()
                .toList();
    }

    /** In a list without a phase that deploys, a plan's T-0 holds its steps. */
    private static List<Reason> stepNotDue(GatePolicy.Question asked) {
        Instant t0 = asked.deployment().origin().t0();
        boolean holds = t0 != null
                && asked.now().isBefore(t0)
                && asked.deployment().isUnderway()
                && TZero.deployPhase(asked.deployment()).isEmpty();
        return holds
                ? List.of(new Reason(
                        Reason.Code.NOT_DUE,
                        "“" + asked.step().text() + "” is not done before T-0, which is planned for " + t0,
                        null))
                : List.of();
    }

    /** Windows and freezes hold the gate into the deploy phase and no other: what has begun is brought to its end. */
    static List<Reason> closedHours(GatePolicy.Question asked) {
        Deployment deployment = asked.deployment();
        boolean holds = asked.into() != null
                && asked.into().isPending()
                && deployment.isUnderway()
                && isDeployPhase(deployment, asked.into());
        return holds
                ? ClosedHours.at(deployment, asked.now()).stream()
                        .map(reason -> reason.with(RemedyRequests.override(deployment, asked.into())))
                        .toList()
                : List.of();
    }

    static boolean isDeployPhase(Deployment deployment, Phase phase) {
        return TZero.isDeployPhase(deployment, phase);
    }
}
