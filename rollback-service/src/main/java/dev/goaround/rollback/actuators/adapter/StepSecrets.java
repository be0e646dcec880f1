package dev.goaround.rollback.actuators.adapter;

import dev.goaround.egress.Secret;
import dev.goaround.egress.Secrets;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Reads a step's secret off the event loop; one that cannot be had refuses the step, with what would be right. */
record StepSecrets(Secrets secrets, Executor workers) {

    Uni<StepResult> with(String service, String reference, Function<Secret, Uni<StepResult>> use) {
        if (reference == null || reference.isBlank()) {
            return refused("the step names no secret: give it one in the service definition");
        }
        return Uni.createFrom()
                .item(() -> secrets.find(service, reference))
                .runSubscriptionOn(workers)
                .chain(lookup -> lookup instanceof Secrets.Lookup.Found found
                        ? use.apply(found.secret())
                        : refused(((Secrets.Lookup.Missing) lookup).message()));
    }

    static Uni<StepResult> refused(String reason) {
        return Uni.createFrom().item(new StepResult.Refused(reason));
    }
}
