package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import java.time.Instant;
import java.util.List;

/**
 * What time alone does: gates open, phases begin, people are told what is late. Every other change does the same for its instant,
 * so that it does not matter who comes first.
 */
public final class ClockCommands {

    private ClockCommands() {}

    public static CommandResult woken(Deployment deployment, Instant at) {
        return finished(deployment, ChangeSet.of(deployment, ChangeSet.GOAROUND, at));
    }

    /** @param freezes of the calendars that its environment names, as they are now */
    public static CommandResult woken(Deployment deployment, List<Freeze> freezes, Instant at) {
        ChangeSet change = ChangeSet.of(deployment, ChangeSet.GOAROUND, at);
        change.to(change.now().with(change.now().circumstances().withCalendars(freezes)));
        return finished(deployment, change);
    }

    private static CommandResult finished(Deployment before, ChangeSet change) {
        CommandResult decision = change.finish();
        boolean nothingNew = decision instanceof CommandResult.Changed changed
                && changed.events().isEmpty()
                && changed.timeline().isEmpty()
                && changed.deployment().circumstances().equals(before.circumstances());
        return nothingNew ? new CommandResult.Unchanged(before) : decision;
    }
}
