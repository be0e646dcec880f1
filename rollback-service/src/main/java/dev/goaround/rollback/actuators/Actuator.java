package dev.goaround.rollback.actuators;

import dev.goaround.contracts.watch.RollbackStep;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Carries steps out. Whatever goes wrong is a {@link StepResult}; a failed Uni is a defect. */
public interface Actuator<S extends RollbackStep> {

    /**
     * Looks for a dry run whether the receiver can be asked and knows what the step is about, without any effect.
     *
     * @return empty where the first attempt only looks, so that no other look is needed
     */
    Uni<Optional<StepResult>> look(S step, FillIns fillIns);

    /** Makes one attempt. */
    Uni<StepResult> carryOut(S step, FillIns fillIns);

    /** Asks how what was begun goes on. */
    Uni<StepResult> follow(S step, FillIns fillIns, String handle);

    /**
     * Takes up an attempt of which only the beginning is known, after a crash: its effect is looked for, or it is repeated
     * where the receiver knows the key.
     *
     * @param startedAt when that attempt began
     */
    Uni<StepResult> takeUp(S step, FillIns fillIns, Instant startedAt);
}
