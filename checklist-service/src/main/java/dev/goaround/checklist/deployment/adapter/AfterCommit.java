package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.messaging.tracing.LogContext;
import dev.goaround.messaging.tracing.TraceSubject;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.engine.ReactiveAfterTransactionCompletionProcess;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.session.ReactiveSession;
import org.jboss.logging.Logger;

/** What is done once a change is certain: it is counted and logged, and who waits for it is woken. */
@ApplicationScoped
class AfterCommit {

    private static final Logger LOG = Logger.getLogger("dev.goaround.checklist.timeline");

    private final ChangeHub hub;
    private final DeploymentMeters meters;
    private final RunningDeployments running;

    AfterCommit(ChangeHub hub, DeploymentMeters meters, RunningDeployments running) {
        this.hub = hub;
        this.meters = meters;
        this.running = running;
    }

    /** @param span of the change, for the lines about it */
    void of(Mutiny.Session session, CommandResult.Changed changed, Span span) {
        if (session instanceof MutinySessionImpl own) {
            own.unwrap(ReactiveSession.class).getReactiveActionQueue().registerProcess(new Done(this, changed, span));
        }
    }

    private void committed(CommandResult.Changed changed, Span span) {
        meters.count(changed);
        running.isNow(changed.deployment());
        Context.current().with(span).wrap(() -> log(changed)).run();
        hub.changed(changed.deployment().id());
    }

    private static void log(CommandResult.Changed changed) {
        LogContext.about(
                TraceSubject.of(changed.deployment().ref()),
                () -> changed.timeline()
                        .forEach(entry -> LOG.infof(
                                "revision %d, %s: %s (%s)", entry.revision(), entry.type(), entry.text(), entry.by())));
    }

    private record Done(AfterCommit then, CommandResult.Changed changed, Span span)
            implements ReactiveAfterTransactionCompletionProcess {
        @Override
        public CompletionStage<Void> doAfterTransactionCompletion(boolean successful, ReactiveSession session) {
            if (successful) {
                then.committed(changed, span);
            }
            return CompletableFuture.completedFuture(null);
        }
    }
}
