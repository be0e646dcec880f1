package dev.goaround.rollback.execution;

import dev.goaround.contracts.rollback.RollbackEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * From one state to the next.
 *
 * @param events what is to be said about it; stored with the next state in one transaction
 * @param effect what is to be done once both are stored
 */
public record Transition(RollbackState next, List<RollbackEvent> events, TransitionEffect effect) {

    public Transition {
        events = List.copyOf(events);
    }

    /** One that nothing is to be done after. */
    public Transition(RollbackState next, List<RollbackEvent> events) {
        this(next, events, TransitionEffect.NOTHING);
    }

    static Transition to(RollbackState next, RollbackEvent... events) {
        return new Transition(next, List.of(events));
    }

    /** An actuator is called from that state. */
    static Transition calling(RollbackState.StepInHand next, ActuatorCall call, RollbackEvent... events) {
        return new Transition(next, List.of(events), new TransitionEffect.Call(next, call));
    }

    /** After another event. */
    Transition saidAfter(RollbackEvent first) {
        List<RollbackEvent> all = new ArrayList<>(List.of(first));
        all.addAll(events);
        return new Transition(next, all, effect);
    }
}
