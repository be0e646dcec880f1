package dev.goaround.messaging.inbox;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Waits without leaving the Vert.x context: a Hibernate Reactive session must be opened and used on one. */
@ApplicationScoped
class VertxDelay {

    private final Vertx vertx;

    VertxDelay(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs the work on the message's own (duplicated) context, or on a new one if the caller has none. */
    <T> Uni<T> onContext(Supplier<Uni<? extends T>> work) {
        Context current = Vertx.currentContext();
        if (current != null && VertxContext.isDuplicatedContext(current)) {
            return Uni.createFrom().deferred(work);
        }
        return onNewContext(work);
    }

    /** Runs the work on a context that nothing was put into, of the caller's event loop if it is on one. */
    <T> Uni<T> onNewContext(Supplier<Uni<? extends T>> work) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Uni.createFrom()
                .emitter(emitter -> own.runOnContext(
                        ignored -> Uni.createFrom().deferred(work).subscribe().with(emitter::complete, emitter::fail)));
    }

    /** Runs what it gets on the caller's context, which it must have. */
    Executor executor() {
        Context context = vertx.getOrCreateContext();
        return task -> context.runOnContext(ignored -> task.run());
    }

    /** @return gives the delay back when it is over: an item, which a retry needs as its signal */
    Uni<Duration> after(Duration delay) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .emitter(emitter -> vertx.setTimer(delay.toMillis(), timer -> {
                    if (context == null) {
                        emitter.complete(delay);
                    } else {
                        context.runOnContext(ignored -> emitter.complete(delay));
                    }
                }));
    }
}
