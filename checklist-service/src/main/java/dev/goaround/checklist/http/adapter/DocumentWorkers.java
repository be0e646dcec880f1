package dev.goaround.checklist.http.adapter;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/**
 * Reads documents (checklists, definitions, calendars, metrics pages) on threads of its own: a large one takes a second, and an
 * event loop that reads it answers nobody meanwhile. Callers take turns.
 */
@ApplicationScoped
public class DocumentWorkers {

    /** Of the two cores that are usual one stays free where only one caller sends documents. */
    private static final int THREADS = 2;

    private static final int MOST_WAITING = 50;
    private static final int SECONDS_UNTIL_READ = 2;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final FairTurns turns = new FairTurns(THREADS);

    public DocumentWorkers(Vertx vertx) {
        this.vertx = vertx;
        this.workers = vertx.createSharedWorkerExecutor("reading-documents", THREADS);
    }

    void stop(@Observes ShutdownEvent event) {
        workers.close();
    }

    /**
     * Completes on the subscriber's Vert.x context.
     *
     * @param caller who takes the turn: a token's subject
     * @param reading runs on another thread, without request or session; fails the Uni with what it throws
     */
    public <T> Uni<T> of(String caller, Supplier<T> reading) {
        return of(caller, MOST_WAITING, reading);
    }

    /**
     * Of what is stored already: is never refused, for a start or a tick waits for it that nobody would repeat.
     *
     * @param reader what reads on its own
     */
    public <T> Uni<T> ofStored(String reader, Supplier<T> reading) {
        return of(reader, Integer.MAX_VALUE, reading);
    }

    private <T> Uni<T> of(String caller, int mostWaiting, Supplier<T> reading) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = vertx.getOrCreateContext();
            if (!turns.take(caller, mostWaiting, () -> read(caller, reading, context, emitter))) {
                emitter.fail(ProblemException.tooMany(
                        "documents",
                        MOST_WAITING + " documents of " + caller
                                + " wait to be read; send the next one when one was answered.",
                        SECONDS_UNTIL_READ));
            }
        });
    }

    private <T> void read(String caller, Supplier<T> reading, Context context, UniEmitter<? super T> emitter) {
        workers.executeBlocking(reading::get, false).onComplete(read -> {
            turns.end(caller);
            context.runOnContext(now -> {
                if (read.succeeded()) {
                    emitter.complete(read.result());
                } else {
                    emitter.fail(read.cause());
                }
            });
        });
    }
}
