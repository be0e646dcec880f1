package dev.goaround.notifier.delivery.adapter;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Transactions from anywhere. Each runs on a Vert.x context of its own: Hibernate Reactive keeps its session there, and two
 * that run at the same time must not share one. The caller's span is current there too. The result comes back on the caller's context, where a request's caller is
 * known.
 */
@ApplicationScoped
public class Transactions {
    private final Vertx vertx;
    private final Mutiny.SessionFactory sessions;

    Transactions(Vertx vertx, Mutiny.SessionFactory sessions) {
        this.vertx = vertx;
        this.sessions = sessions;
    }

    @SuppressWarnings("MustBeClosedChecker") // The scope ends with the context that it is on.
    public <T> Uni<T> run(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context caller = Vertx.currentContext();
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(own, true);
            io.opentelemetry.context.Context trace = io.opentelemetry.context.Context.current();
            own.runOnContext(ignored -> {
                trace.makeCurrent();
                sessions.withTransaction(work)
                        .subscribe()
                        .with(
                                item -> back(caller, () -> emitter.complete(item)),
                                failure -> back(caller, () -> emitter.fail(failure)));
            });
        });
    }

    private static void back(Context caller, Runnable next) {
        if (caller == null) {
            next.run();
        } else {
            caller.runOnContext(ignored -> next.run());
        }
    }
}
