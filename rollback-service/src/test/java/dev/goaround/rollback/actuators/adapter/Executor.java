package dev.goaround.rollback.actuators.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.Programs;
import dev.goaround.rollback.actuators.StepResult;
import dev.goaround.rollback.execution.ActuatorCall;
import dev.goaround.rollback.execution.ExecutionTimes;
import dev.goaround.rollback.execution.RollbackState;
import dev.goaround.rollback.execution.RollbackStateMachine;
import dev.goaround.rollback.execution.Transition;
import dev.goaround.rollback.execution.TransitionEffect;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The executor on virtual time, around the real states and a real actuator: it can be killed at each of its calls, before, during
 * and after it, and goes on from what it had stored.
 */
final class Executor {

    /** When the executor dies. */
    enum Crash {
        /** Before the call leaves. */
        BEFORE,
        /** The receiver has the call and acts on it; nobody hears the answer. */
        DURING,
        /** The answer is there, and what it means was not stored. */
        AFTER
    }

    static final Instant ZERO = Instant.parse("2026-03-01T12:00:00Z");

    private static final int MANY = 2_000;
    private static final ExecutionTimes TERMS =
            new ExecutionTimes(Duration.ofSeconds(10), Duration.ofSeconds(30), step -> Duration.ofSeconds(10), "one");

    private final RollbackOrdered order;
    private final List<RollbackEvent> events = new ArrayList<>();
    private final Crash crash;
    private final int crashingCall;
    private Stub receiver;
    private RollbackState state;
    private Instant now = ZERO;
    private int calls;
    private boolean dead;
    private Duration spent = Duration.ZERO;
    private Duration longest = Duration.ZERO;

    /** @param crashingCall from 1; 0: never */
    Executor(RollbackStep step, Crash crash, int crashingCall) {
        this.order = new RollbackOrdered(
                new DeploymentRef("dep-1", "shop", "production", "2.0.0", 7),
                RollbackOrdered.idFor("dep-1"),
                RollbackOrdered.Cause.TRIGGER,
                "errors",
                "Error rate > 5 %",
                null,
                "goaround",
                "1.0.0",
                List.of(step),
                3,
                ZERO,
                ZERO,
                Duration.ofMinutes(5));
        this.crash = crash;
        this.crashingCall = crashingCall;
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Runs until nothing is due any more but the verification. */
    Executor run(Stub receiver, Function<ActuatorContext, Actuator<RollbackStep>> actuator, StepSecrets secrets) {
        this.receiver = receiver;
        Programs programs = receiver instanceof Programs own ? own : new Host(true);
        ActuatorContext context = new ActuatorContext(
                call -> {
                    spent = spent.plus(call.deadline());
                    return guarded(() -> receiver.send(call));
                },
                secrets,
                Host.COMMANDS,
                new KillablePrograms(programs, this::guarded, wait -> spent = spent.plus(wait)),
                () -> now);
        RollbackStateMachine.ordered(order, Optional.of(new RollbackState.FencedEarly(ZERO, null)), TERMS, now)
                .ifPresent(this::store);
        for (int i = 0; i < MANY && !(state instanceof RollbackState.Verifying) && state.due() != null; i++) {
            now = state.due().isAfter(now) ? state.due() : now;
            receiver.at(now);
            Optional<Transition> next = rollback().due(Optional.empty(), now);
            if (next.isPresent()) {
                store(next.get());
                if (next.get().effect() instanceof TransitionEffect.Call effect) {
                    act(effect, actuator.apply(context));
                }
            }
        }
        return this;
    }

    private void act(TransitionEffect.Call effect, Actuator<RollbackStep> actuator) {
        spent = Duration.ZERO;
        try {
            StepResult result = call(effect.call(), actuator).await().indefinitely();
            if (!dead) {
                rollback().outcome(effect.asked(), result, now).ifPresent(this::store);
                return;
            }
        } catch (Killed e) {
            // What it knew is gone with it.
        } finally {
            longest = spent.compareTo(longest) > 0 ? spent : longest;
        }
        dead = false;
        receiver.killed();
        now = now.plusSeconds(2);
        rollback().restarted(now).ifPresent(this::store);
    }

    private static Uni<StepResult> call(ActuatorCall action, Actuator<RollbackStep> actuator) {
        return action.fold(
                carryOut -> actuator.carryOut(carryOut.step(), carryOut.fillIns()),
                follow -> actuator.follow(follow.step(), follow.fillIns(), follow.handle()),
                takeUp -> actuator.takeUp(takeUp.step(), takeUp.fillIns(), takeUp.callAt()));
    }

    private <T> Uni<T> guarded(Supplier<Uni<T>> call) {
        calls++;
        if (dead) {
            throw new Killed();
        }
        if (calls != crashingCall) {
            return call.get();
        }
        // Whatever is made of that by whoever called, it does not live to store it.
        dead = true;
        if (crash == Crash.BEFORE) {
            throw new Killed();
        }
        T answer = call.get().await().indefinitely();
        if (crash == Crash.DURING) {
            throw new Killed();
        }
        return Uni.createFrom().item(answer);
    }

    /** Whether there was such a call at all. */
    boolean hasCrashed() {
        return calls >= crashingCall && crashingCall > 0;
    }

    /** That one turn of the actuator could have lasted, had each call had all of its time. */
    Duration longest() {
        return longest;
    }

    RollbackState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    List<RollbackEvent> events() {
        return events;
    }

    private void store(Transition transition) {
        state = transition.next();
        events.addAll(transition.events());
    }

    private RollbackStateMachine rollback() {
        return new RollbackStateMachine(order, state, TERMS);
    }
}
