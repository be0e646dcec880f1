package dev.goaround.rollback.judging;

import java.util.ArrayList;
import java.util.List;

/** The state after a record, and what followed from it, in order. */
public record Decision(WatchedDeployment state, List<Output> outputs) {

    public Decision {
        outputs = List.copyOf(outputs);
    }

    static Decision of(WatchedDeployment state) {
        return new Decision(state, List.of());
    }

    static Decision of(WatchedDeployment state, Output output) {
        return new Decision(state, List.of(output));
    }

    /** This decision's outputs before those of the one that followed it. */
    Decision then(Decision next) {
        List<Output> all = new ArrayList<>(outputs);
        all.addAll(next.outputs);
        return new Decision(next.state, all);
    }
}
