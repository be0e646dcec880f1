package dev.goaround.rollback.execution;

import dev.goaround.contracts.rollback.RollbackEvent;
import java.util.List;

/** From one state to the next, with what is to be said about it; both are stored in one transaction. */
public record Transition(RollbackState next, List<RollbackEvent> events) {

    public Transition {
        events = List.copyOf(events);
    }

    static Transition to(RollbackState next, RollbackEvent... events) {
        return new Transition(next, List.of(events));
    }
}
