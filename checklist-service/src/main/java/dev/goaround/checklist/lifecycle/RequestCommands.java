package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.contracts.request.AskAnswered;
import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.request.RollbackRequested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests that rollback-service decides on: here it is only checked that they make sense, and they are stamped. */
public final class RequestCommands {

    /** A finding that no trigger names is a question under this name. */
    private static final String UNNAMED_FINDING = "finding:";

    private RequestCommands() {}

    /**
     * @param targetVersion or null for the watch plan's
     * @param knownBad whether that version was rolled back before
     */
    public static CommandResult rollback(
            Deployment deployment,
            String reason,
            String targetVersion,
            boolean knownBad,
            boolean pipeline,
            String by,
            Instant at) {
        if (isBlank(reason)) {
            return CommandResult.refused(CommandRefusal.invalid("reason is missing: a rollback says why"));
        }
        Optional<CommandRefusal> refusal = notRunning(deployment, "roll back");
        if (refusal.isPresent()) {
            return CommandResult.refused(refusal.get());
        }
        if (!deployment.isDeploymentReached()) {
            return CommandResult.refused(nothingDeployed(deployment));
        }
        if (knownBad) {
            return CommandResult.refused(new CommandRefusal(
                    CommandRefusal.Code.ILLEGAL,
                    "targetVersion " + targetVersion
                            + " is known bad: it was rolled back itself. Name another version"));
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        return change.emit(new RollbackRequested(change.ref(), reason, targetVersion, pipeline, by, at))
                .finish();
    }

    /** @param link or null */
    public static CommandResult finding(
            Deployment deployment, String finding, String text, String link, String by, Instant at) {
        if (isBlank(finding) || isBlank(text)) {
            return CommandResult.refused(CommandRefusal.invalid((isBlank(finding) ? "finding" : "text")
                    + " is missing: a finding has a name and says what was found"));
        }
        Optional<CommandRefusal> refusal = notRunning(deployment, "raise a finding");
        if (refusal.isPresent()) {
            return CommandResult.refused(refusal.get());
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        return change.emit(new FindingRaised(change.ref(), finding, text, link, by, at))
                .finish();
    }

    public static CommandResult answer(
            Deployment deployment, String trigger, boolean rollBack, String reason, String by, Instant at) {
        if (isBlank(reason)) {
            return CommandResult.refused(CommandRefusal.invalid("reason is missing: an answer says why"));
        }
        Optional<CommandRefusal> refusal = notRunning(deployment, "answer");
        if (refusal.isPresent()) {
            return CommandResult.refused(refusal.get());
        }
        if (rollBack && !deployment.isDeploymentReached()) {
            return CommandResult.refused(nothingDeployed(deployment));
        }
        boolean finding = trigger.startsWith(UNNAMED_FINDING);
        if (!finding && deployment.trigger(trigger).isEmpty()) {
            List<String> known =
                    deployment.triggers().stream().map(WatchedTrigger::id).toList();
            return CommandResult.refused(CommandRefusal.notFound(
                    "deployment " + deployment.id() + " has no trigger " + trigger + ". Its triggers are " + known));
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        deployment.trigger(trigger).ifPresent(asked -> change.to(change.now().with(asked.answered(rollBack, by, at))));
        return change.emit(new AskAnswered(change.ref(), trigger, rollBack, reason, by, at))
                .finish();
    }

    private static CommandRefusal nothingDeployed(Deployment deployment) {
        return CommandRefusal.illegal(
                "deployment " + deployment.id(),
                "running in a phase before deploy",
                "roll back",
                "Nothing was deployed yet: cancel it instead");
    }

    private static Optional<CommandRefusal> notRunning(Deployment deployment, String exit) {
        return deployment.isRunning()
                ? Optional.empty()
                : Optional.of(CommandRefusal.illegal(
                        "deployment " + deployment.id(),
                        deployment.state().label(),
                        exit,
                        "Only a running one can be rolled back"));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
