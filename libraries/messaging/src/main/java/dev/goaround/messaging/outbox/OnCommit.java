package dev.goaround.messaging.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.engine.ReactiveAfterTransactionCompletionProcess;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.session.ReactiveSession;

/** For what must not happen before a transaction is committed, nor at all when it is rolled back: counting, waking, logging. */
public final class OnCommit {

    private OnCommit() {}

    /**
     * Runs the task once the session's transaction is committed, on the session's thread. A task must not fail, and is not
     * waited for by anyone: it is for what can be missed. A session of another make than Hibernate's runs nothing.
     */
    public static void then(Mutiny.Session session, Runnable task) {
        if (session instanceof MutinySessionImpl own) {
            own.unwrap(ReactiveSession.class).getReactiveActionQueue().registerProcess(new AtCompletion(task));
        }
    }

    private record AtCompletion(Runnable task) implements ReactiveAfterTransactionCompletionProcess {

        @Override
        public CompletionStage<Void> doAfterTransactionCompletion(boolean committed, ReactiveSession session) {
            if (committed) {
                task.run();
            }
            return CompletableFuture.completedFuture(null);
        }
    }
}
