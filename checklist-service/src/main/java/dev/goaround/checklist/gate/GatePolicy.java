package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.Reason;
import java.util.List;

/** One kind of reason that keeps a gate shut. */
@FunctionalInterface
interface GatePolicy {
    /**
     * @param before the phases that have to be settled before the gate lets through
     * @return what is missing; empty: this policy has nothing against it
     */
    List<Reason> reasons(Deployment deployment, List<Phase> before);
}
