package dev.goaround.rollback.execution.adapter;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Hibernate Reactive's sessions live on a Vert.x context of their own, and all of a session's work stays on it. */
final class VertxContexts {

    private VertxContexts() {}

    /** Runs the work on a new context. */
    static <T> Uni<T> on(Vertx vertx, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(
                    ignored -> Uni.createFrom().deferred(work).subscribe().with(emitter::complete, emitter::fail));
        });
    }

    /** Comes back to the present context when the answer comes on another thread. */
    static <T> Uni<T> hereAfter(Vertx vertx, Uni<T> elsewhere) {
        return Uni.createFrom().deferred(() -> {
            Context here = vertx.getOrCreateContext();
            return elsewhere.emitOn(task -> here.runOnContext(ignored -> task.run()));
        });
    }
}
