package dev.goaround.rollback.actuators;

import dev.goaround.contracts.watch.RollbackStep;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Picks the actuator that a step names. A defect of an actuator is a result, too: nobody knows what it did before, and a rollback that
 * waited for its end would wait for ever.
 */
public final class Actuators implements Actuator<RollbackStep> {

    private static final String OURS = "dev.goaround.";

    private final Map<Class<? extends RollbackStep>, Actuator<?>> byStep;

    private Actuators(Map<Class<? extends RollbackStep>, Actuator<?>> byStep) {
        this.byStep = Map.copyOf(byStep);
    }

    public static Actuators none() {
        return new Actuators(Map.of());
    }

    /** These and one more. */
    public <S extends RollbackStep> Actuators with(Class<S> step, Actuator<S> actuator) {
        Map<Class<? extends RollbackStep>, Actuator<?>> more = new HashMap<>(byStep);
        more.put(step, actuator);
        return new Actuators(more);
    }

    /** The kinds of steps that can be carried out. */
    public Set<Class<? extends RollbackStep>> steps() {
        return byStep.keySet();
    }

    @Override
    public Uni<Optional<StepResult>> look(RollbackStep step, FillIns fillIns) {
        return contained(() -> of(step).look(step, fillIns), Optional::of);
    }

    @Override
    public Duration longestCall(RollbackStep step) {
        return of(step).longestCall(step);
    }

    @Override
    public Uni<StepResult> carryOut(RollbackStep step, FillIns fillIns) {
        return contained(() -> of(step).carryOut(step, fillIns), unknown -> unknown);
    }

    @Override
    public Uni<StepResult> follow(RollbackStep step, FillIns fillIns, String handle) {
        return contained(() -> of(step).follow(step, fillIns, handle), unknown -> unknown);
    }

    @Override
    public Uni<StepResult> takeUp(RollbackStep step, FillIns fillIns, Instant startedAt) {
        return contained(() -> of(step).takeUp(step, fillIns, startedAt), unknown -> unknown);
    }

    private static <T> Uni<T> contained(Supplier<Uni<? extends T>> call, Function<StepResult, T> result) {
        return Uni.createFrom().<T>deferred(call).onFailure().recoverWithItem(defect -> result.apply(unknown(defect)));
    }

    /** Without the defect's message: nobody knows what is in it. */
    private static StepResult unknown(Throwable defect) {
        String where = Arrays.stream(defect.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return new StepResult.Unknown("a defect of rollback-service ended the call ("
                + defect.getClass().getSimpleName() + where + "); please report it");
    }

    /** Each was put in with the class of its steps. */
    @SuppressWarnings("unchecked")
    private Actuator<RollbackStep> of(RollbackStep step) {
        Actuator<?> actuator = byStep.get(step.getClass());
        if (actuator == null) {
            throw new IllegalStateException("no actuator for " + step.getClass());
        }
        return (Actuator<RollbackStep>) actuator;
    }
}
