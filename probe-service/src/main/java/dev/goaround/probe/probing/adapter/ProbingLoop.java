package dev.goaround.probe.probing.adapter;

import dev.goaround.probe.ticking.Timers;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The one event loop that the probing is confined to: no locks, and answers of the HTTP client arrive on it. */
@Singleton
class ProbingLoop implements Executor, Timers {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Vertx vertx;
    private final Context context;

    ProbingLoop(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }

    /**
     * Runs it at once, on a context of its own: what it puts into the log's context (MDC) is seen by its lines, and by no
     * other's. Only from the loop.
     */
    void apart(Runnable task) {
        ((ContextInternal) VertxContext.createNewDuplicatedContext(context)).dispatch(task);
    }

    @Override
    public Timer in(Duration delay, Runnable action) {
        // Rounded up: who wakes before its time only goes to sleep again.
        long millis = Math.max(1, (delay.toNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
        long timer = vertx.setTimer(millis, ignored -> execute(action));
        return () -> vertx.cancelTimer(timer);
    }
}
