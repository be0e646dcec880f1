package dev.goaround.rollback.actuators.adapter;

import dev.goaround.egress.Secret;
import dev.goaround.egress.Secrets;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Reads a step's secret off the event loop; one that cannot be had refuses the step, with what would be right. */
record StepSecrets(Secrets secrets, Executor workers) {

    /** Either of the two ways to use a secret. */
    @FunctionalInterface
    interface Use {
        Uni<StepResult> of(String service, String reference, Function<Secret, Uni<StepResult>> use);
    }

    Uni<StepResult> with(String service, String reference, Function<Secret, Uni<StepResult>> use) {
        return with(service, reference, use, StepResult.Refused::new);
    }

    /** For asking about what may be at work: without the secret that cannot be seen, and so is not known. */
    Uni<StepResult> seeing(String service, String reference, Function<Secret, Uni<StepResult>> use) {
        return with(
                service, reference, use, reason -> CallFailure.refused(reason).ofUnseen());
    }

    private Uni<StepResult> with(
            String service,
            String reference,
            Function<Secret, Uni<StepResult>> use,
            Function<String, StepResult> otherwise) {
        if (reference == null || reference.isBlank()) {
            return Uni.createFrom()
                    .item(otherwise.apply("the step names no secret: give it one in the service definition"));
        }
        return Uni.createFrom()
                .item(() -> secrets.find(service, reference))
                .runSubscriptionOn(workers)
                .chain(lookup -> lookup instanceof Secrets.Lookup.Found found
                        ? use.apply(found.secret())
                        : Uni.createFrom().item(otherwise.apply(((Secrets.Lookup.Missing) lookup).message())));
    }

    static Uni<StepResult> refused(String reason) {
        return Uni.createFrom().item(new StepResult.Refused(reason));
    }
}
