package dev.goaround.rollback.actuators;

import dev.goaround.contracts.watch.RollbackStep;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Carries steps out. Whatever goes wrong is a {@link StepResult}; a failed Uni is a defect. What an answer does not say, and what could
 * not be seen, is neither done nor refused.
 */
public interface Actuator<S extends RollbackStep> {

    /**
     * Looks for a dry run whether the receiver can be asked and knows what the step is about, without any effect.
     *
     * @return empty where the first attempt only looks, so that no other look is needed
     */
    Uni<Optional<StepResult>> look(S step, FillIns fillIns);

    /**
     * How long one attempt, one question or one taking up may last at most: the time of its calls, one after the other. Only after that
     * another instance takes it for lost.
     */
    Duration longestCall(S step);

    /** Makes one attempt. */
    Uni<StepResult> carryOut(S step, FillIns fillIns);

    /** Asks how what was begun goes on. {@link StepResult.Refused} only where it was seen that it has ended, or has not begun. */
    Uni<StepResult> follow(S step, FillIns fillIns, String handle);

    /**
     * Takes up an attempt of which only the beginning is known, after a crash: its effect is looked for, or it is repeated
     * where the receiver knows the key. {@link StepResult.Refused} only where it was seen that it had no effect.
     *
     * @param startedAt when that attempt began
     */
    Uni<StepResult> takeUp(S step, FillIns fillIns, Instant startedAt);
}
