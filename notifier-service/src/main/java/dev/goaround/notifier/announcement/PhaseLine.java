package dev.goaround.notifier.announcement;

import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;

/** One phase in the picture of a deployment. */
public record PhaseLine(String id, int number, String title, Stage stage, State state) {

    /** In the order that a phase goes through; it never goes back. */
    public enum State {
        PENDING,
        OPEN,
        SKIPPED,
        DONE
    }

    static PhaseLine of(PhaseRef phase) {
        return new PhaseLine(phase.id(), phase.number(), phase.title(), phase.stage(), State.PENDING);
    }

    PhaseLine in(State newState) {
        return newState.compareTo(state) > 0 ? new PhaseLine(id, number, title, stage, newState) : this;
    }
}
