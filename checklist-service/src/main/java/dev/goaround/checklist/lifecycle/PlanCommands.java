package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.clock.PhaseTimes;
import dev.goaround.checklist.clock.TZero;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Origin;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import java.time.Instant;

/** T-0 is moved: what has not begun begins by the new one, what has begun stays. */
public final class PlanCommands {

    private PlanCommands() {}

    public static CommandResult move(Deployment deployment, Instant t0, String reason, String by, Instant at) {
        if (CommandRefusal.saysNothing(reason)) {
            return CommandResult.refused(
                    CommandRefusal.invalid("reason is missing: people who planned for the old time ask why"));
        }
        if (t0 == null) {
            return CommandResult.refused(CommandRefusal.invalid(
                    "t0 is missing: the new T-0 as an instant, for example 2026-03-03T10:00:00Z"));
        }
        if (!deployment.isUnderway() || TZero.reached(deployment).isPresent()) {
            String state = deployment
                    .openPhase()
                    .map(phase ->
                            deployment.state().label() + " in " + phase.ref().title())
                    .orElse(deployment.state().label());
            return CommandResult.refused(CommandRefusal.illegal(
                    "deployment " + deployment.id(),
                    state,
                    "plan",
                    "T-0 can be moved until the deploy phase is entered"));
        }
        Origin origin = deployment.origin();
        if (t0.equals(origin.t0())) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        change.to(change.now().from(origin.at(t0), deployment.openedAt()));
        change.emit(new DeploymentPlanned(
                change.ref(),
                origin.kind(),
                origin.pins().checklist(),
                origin.pins().checklistVersion(),
                origin.pins().definitionRevision(),
                null,
                t0,
                origin.t0(),
                reason,
                by,
                at,
                null));
        for (Phase phase : change.now().phases()) {
            boolean inTimeAgain =
                    PhaseTimes.due(change.now(), phase).filter(at::isBefore).isPresent();
            if (phase.schedule().overdueSaid() != null && inTimeAgain) {
                change.to(change.now().with(phase.on(phase.schedule().saidOverdue(null))));
            }
        }
        return change.finish();
    }
}
