package dev.goaround.checklist.walk;

import dev.goaround.checklist.deployment.Circumstances.Freeze;
import dev.goaround.checklist.deployment.Deployment;
import java.time.Instant;
import java.util.List;

/**
 * What time alone does: gates open, phases begin, people are told what is late. Every other change does the same for its instant,
 * so that it does not matter who comes first.
 */
public final class ClockActs {

    private ClockActs() {}

    public static Decision woken(Deployment deployment, Instant at) {
        return finished(deployment, Change.of(deployment, Change.GOAROUND, at));
    }

    /** @param freezes of the calendars that its environment names, as they are now */
    public static Decision woken(Deployment deployment, List<Freeze> freezes, Instant at) {
        Change change = Change.of(deployment, Change.GOAROUND, at);
        change.to(change.now().with(change.now().circumstances().withCalendars(freezes)));
        return finished(deployment, change);
    }

    private static Decision finished(Deployment before, Change change) {
        Decision decision = change.finish();
        boolean nothingNew = decision instanceof Decision.Changed changed
                && changed.events().isEmpty()
                && changed.timeline().isEmpty()
                && changed.deployment().circumstances().equals(before.circumstances());
        return nothingNew ? new Decision.Unchanged(before) : decision;
    }
}
