package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.Reason;
import java.time.Instant;
import java.util.List;

/** One kind of reason that keeps a gate shut. */
@FunctionalInterface
interface GatePolicy {

    /**
     * What a gate is asked.
     *
     * @param before the phases that have to be settled before the gate lets through
     * @param into the phase behind the gate, or null: the outcome
     * @param step within that phase before which it stands, or null: it stands before the phase
     * @param now the instant for which it is asked
     */
    record Question(Deployment deployment, List<Phase> before, Phase into, Item step, Instant now) {
        public Question {
            before = List.copyOf(before);
        }

        Question(Deployment deployment, List<Phase> before, Phase into, Instant now) {
            this(deployment, before, into, null, now);
        }
    }

    /** @return what is missing; empty: this policy has nothing against it */
    List<Reason> reasons(Question question);
}
