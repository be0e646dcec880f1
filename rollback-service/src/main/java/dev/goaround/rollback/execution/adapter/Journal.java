package dev.goaround.rollback.execution.adapter;

import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.outbox.OnCommit;
import dev.goaround.messaging.outbox.Outbox;
import dev.goaround.messaging.tracing.CurrentTrace;
import dev.goaround.rollback.execution.ExecutionReport;
import dev.goaround.rollback.execution.RollbackEventId;
import dev.goaround.rollback.execution.Transition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores moves: the new state, its entry in the journal and the events about it, in the caller's transaction. See ADR 0002. */
@ApplicationScoped
class Journal {

    private static final String SOURCE = "/goaround/rollback-service";
    private static final int DUE_AT_ONCE = 8;

    private static final String DUE =
            "select r.order_id from rollback r where r.due <= :now order by r.due limit :most";
    private static final String IN_HAND = "select r.order_id from rollback r where r.state in ('calling', 'following')";
    private static final String MAKE = "insert into rollback (order_id, state, state_data, created_at)"
            + " values (:order, '', '', :at) on conflict do nothing";
    private static final String ENTER =
            "insert into rollback_journal (order_id, at, state, state_data)" + " values (:order, :at, :state, :data)";

    private final Outbox outbox;
    private final ExecutionReport report;
    private final Clock clock;

    Journal(Outbox outbox, ExecutionReport report, Clock clock) {
        this.outbox = outbox;
        this.report = report;
        this.clock = clock;
    }

    Uni<List<String>> due(Mutiny.Session session) {
        return session.createNativeQuery(DUE, String.class)
                .setParameter("now", clock.instant())
                .setParameter("most", DUE_AT_ONCE)
                .getResultList();
    }

    /** Rollbacks with a call out, whoever made it. */
    Uni<List<String>> inHand(Mutiny.Session session) {
        return session.createNativeQuery(IN_HAND, String.class).getResultList();
    }

    /** @return null if there is none */
    Uni<RollbackRow> lock(Mutiny.Session session, String orderId) {
        return session.find(RollbackRow.class, orderId, LockMode.PESSIMISTIC_WRITE);
    }

    /**
     * The row of a rollback, made if there is none. Order and fence come by two topics at the same time: the second one waits
     * here until the first is stored.
     */
    Uni<RollbackRow> lockOrMake(Mutiny.Session session, String orderId) {
        return session.createNativeQuery(MAKE)
                .setParameter("order", orderId)
                .setParameter("at", clock.instant())
                .executeUpdate()
                .chain(() -> lock(session, orderId));
    }

    Uni<Void> enter(Mutiny.Session session, RollbackRow row, Transition transition) {
        row.enter(transition.next(), clock.instant());
        return session.flush().chain(() -> written(session, row, transition));
    }

    private Uni<Void> written(Mutiny.Session session, RollbackRow row, Transition transition) {
        Uni<Void> written = session.createNativeQuery(ENTER)
                .setParameter("order", row.orderId)
                .setParameter("at", clock.instant())
                .setParameter("state", row.state)
                .setParameter("data", row.stateData)
                .executeUpdate()
                .replaceWithVoid();
        for (RollbackEvent event : transition.events()) {
            written = written.chain(() -> outbox.append(session, envelope(event, row)));
        }
        return written.invoke(() -> {
            RollbackOrdered order = row.order();
            OnCommit.then(session, () -> report.moved(order, transition));
        });
    }

    private static Envelope envelope(RollbackEvent event, RollbackRow row) {
        return Envelope.of(
                        event,
                        RollbackEventId.of(event),
                        SOURCE,
                        event.at(),
                        event.deployment().revision(),
                        row.orderId)
                .withTraceparent(CurrentTrace.traceparentWithin(row.traceparent));
    }
}
