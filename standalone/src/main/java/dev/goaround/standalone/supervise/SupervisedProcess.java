package dev.goaround.standalone.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Owns the state of one process. Not thread-safe: the supervisor's thread only. */
final class SupervisedProcess {
    private final ProcessSpec spec;
    private final RestartPolicy policy;
    private final Executor launcher;
    private final SupervisionListener listener;
    private final Deque<Instant> deaths = new ArrayDeque<>();
    private ProcessState state;

    SupervisedProcess(
            ProcessSpec spec, RestartPolicy policy, Executor launcher, SupervisionListener listener, Instant now) {
        this.spec = spec;
        this.policy = policy;
        this.launcher = launcher;
        this.listener = listener;
        this.state = new ProcessState.Waiting(now, now);
    }

    ProcessSpec spec() {
        return spec;
    }

    ProcessState state() {
        return state;
    }

    /** Moves on while it is to be kept running. */
    void keepRunning(Instant now, boolean othersReady) {
        if (state instanceof ProcessState.Waiting waiting) {
            if (othersReady && !now.isBefore(waiting.notBefore())) {
                state = waiting.launching(now, CompletableFuture.supplyAsync(this::launch, launcher));
            }
        } else if (state instanceof ProcessState.Launching launching) {
            awaitLaunch(launching, now);
        } else if (state instanceof ProcessState.Starting starting) {
            awaitReadiness(starting, now);
        } else if (state instanceof ProcessState.Ready ready && !ready.child().alive()) {
            String how = howItEnded(ready.child());
            state = answered(now, how, delay -> ready.again(now, delay), rest -> ready.givenUp(now, rest, how));
        } else if (state instanceof ProcessState.GivenUp givenUp && !now.isBefore(givenUp.until())) {
            deaths.clear();
            state = givenUp.again(now);
        }
    }

    /** Moves on towards the end. */
    void stop(Instant now) {
        if (state instanceof ProcessState.Waiting waiting) {
            state = waiting.stopped(now);
        } else if (state instanceof ProcessState.GivenUp givenUp) {
            state = givenUp.stopped(now);
        } else if (state instanceof ProcessState.Launching launching
                && launching.child().isDone()) {
            state = launching.child().isCompletedExceptionally()
                    ? launching.stopped(now)
                    : terminated(launching.stopping(now, launching.child().join()));
        } else if (state instanceof ProcessState.Starting starting) {
            state = terminated(starting.stopping(now));
        } else if (state instanceof ProcessState.Ready ready) {
            state = terminated(ready.stopping(now));
        } else if (state instanceof ProcessState.Stopping stopping) {
            awaitEnd(stopping, now);
        }
    }

    private ChildProcess launch() {
        try {
            return spec.launch().start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private void awaitLaunch(ProcessState.Launching launching, Instant now) {
        if (!launching.child().isDone()) {
            return;
        }
        try {
            state = launching.started(launching.child().join());
        } catch (CompletionException e) {
            String how = "could not be started: " + e.getCause().getMessage();
            state = answered(now, how, delay -> launching.again(now, delay), rest -> launching.givenUp(now, rest, how));
        }
    }

    private void awaitReadiness(ProcessState.Starting starting, Instant now) {
        ChildProcess child = starting.child();
        if (!child.alive()) {
            String how = howItEnded(child);
            state = answered(now, how, delay -> starting.again(now, delay), rest -> starting.givenUp(now, rest, how));
        } else if (child.ready()) {
            state = starting.ready(now);
            listener.ready(spec.name(), Duration.between(starting.since(), now));
        } else if (starting.since().plus(spec.startWithin()).isBefore(now)) {
            child.kill();
            String how = "was not ready within " + spec.startWithin().toSeconds() + " s, and was killed";
            listener.gaveUp(spec.name(), how, policy.rest());
            state = starting.givenUp(now, policy.rest(), how);
        }
    }

    private void awaitEnd(ProcessState.Stopping stopping, Instant now) {
        if (!stopping.child().alive()) {
            listener.stopped(spec.name(), stopping.forced());
            state = stopping.stopped(now);
        } else if (!stopping.forced()
                && stopping.since().plus(spec.stopWithin()).isBefore(now)) {
            stopping.child().kill();
            state = stopping.forced(now);
        }
    }

    private ProcessState answered(
            Instant now, String how, Function<Duration, ProcessState> again, Function<Duration, ProcessState> givenUp) {
        deaths.removeIf(death -> !policy.counts(death, now));
        deaths.addLast(now);
        RestartPolicy.Answer answer = policy.after(List.copyOf(deaths), now);
        if (answer instanceof RestartPolicy.Answer.GiveUp giveUp) {
            listener.gaveUp(spec.name(), how + ", for the " + giveUp.deaths() + "th time in a row", giveUp.rest());
            return givenUp.apply(giveUp.rest());
        }
        Duration delay = ((RestartPolicy.Answer.Restart) answer).delay();
        listener.died(spec.name(), how, delay);
        return again.apply(delay);
    }

    private static ProcessState.Stopping terminated(ProcessState.Stopping stopping) {
        stopping.child().terminate();
        return stopping;
    }

    private static String howItEnded(ChildProcess child) {
        int code = child.exitCode();
        // The shell's convention, which Java follows for its children: 128 and the signal's number.
        return code > 128 ? "was ended by signal " + (code - 128) : "ended with exit code " + code;
    }
}
