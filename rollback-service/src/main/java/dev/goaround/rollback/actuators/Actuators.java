package dev.goaround.rollback.actuators;

import dev.goaround.contracts.watch.RollbackStep;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Picks the actuator that a step names. */
public final class Actuators implements Actuator<RollbackStep> {

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
        return of(step).look(step, fillIns);
    }

    @Override
    public Uni<StepResult> carryOut(RollbackStep step, FillIns fillIns) {
        return of(step).carryOut(step, fillIns);
    }

    @Override
    public Uni<StepResult> follow(RollbackStep step, FillIns fillIns, String handle) {
        return of(step).follow(step, fillIns, handle);
    }

    @Override
    public Uni<StepResult> takeUp(RollbackStep step, FillIns fillIns, Instant startedAt) {
        return of(step).takeUp(step, fillIns, startedAt);
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
