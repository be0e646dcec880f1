package dev.goaround.rollback.execution;

import dev.goaround.contracts.rollback.RollbackEvent;
import java.util.List;

/** From one state to the next, with what is to be said about it; both are stored in one transaction. */
public record Move(State next, List<RollbackEvent> events) {

    public Move {
        events = List.copyOf(events);
    }

    static Move to(State next, RollbackEvent... events) {
        return new Move(next, List.of(events));
    }
}
