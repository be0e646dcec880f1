package dev.goaround.rollback.execution.adapter;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.inbox.EventHandler;
import dev.goaround.messaging.inbox.Inbox;
import dev.goaround.messaging.inbox.RefusedEvent;
import dev.goaround.rollback.adapter.VerdictFollower;
import dev.goaround.rollback.execution.Admission;
import dev.goaround.rollback.execution.ExecutionTimes;
import dev.goaround.rollback.execution.RollbackState;
import dev.goaround.rollback.execution.RollbackStateMachine;
import dev.goaround.rollback.execution.Transition;
import dev.goaround.rollback.order.GivenOrders;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What the executor hears: orders, fences, and verdicts on the old version. Each moves the rollback in the inbox's transaction;
 * an order that our own judge did not give, and its fence, are refused.
 * What else is to be known of verdicts and ends is handed on in the same.
 */
@ApplicationScoped
class ExecutionMessages {

    private final Inbox inbox;
    private final Journal journal;
    private final VerdictFollower follower;
    private final GivenOrders given;
    private final ExecutionLoop loop;
    private final ExecutionTimes times;
    private final Clock clock;

    ExecutionMessages(
            Inbox inbox,
            Journal journal,
            VerdictFollower follower,
            GivenOrders given,
            ExecutionLoop loop,
            ExecutionTimes times,
            Clock clock) {
        this.given = given;
        this.follower = follower;
        this.inbox = inbox;
        this.journal = journal;
        this.loop = loop;
        this.times = times;
        this.clock = clock;
    }

    @Incoming("rollbacks")
    Uni<Void> onRollback(Message<byte[]> message) {
        return handle(message, new EventHandler() {
            @Override
            public boolean concerns(Event event) {
                return event instanceof RollbackOrdered;
            }

            @Override
            public Uni<Void> admission(Envelope envelope) {
                RollbackOrdered order = read(envelope, RollbackOrdered.class);
                return admit(envelope, admission -> admission.objection(order));
            }

            @Override
            public Uni<Void> handle(Mutiny.Session session, Envelope envelope) {
                return ordered(session, envelope, read(envelope, RollbackOrdered.class));
            }
        });
    }

    @Incoming("phases")
    Uni<Void> onPhase(Message<byte[]> message) {
        return handle(message, new EventHandler() {
            @Override
            public boolean concerns(Event event) {
                return event instanceof DeploymentFenced || event instanceof DeploymentEnded;
            }

            @Override
            public Uni<Void> admission(Envelope envelope) {
                if (envelope.eventType() != EventType.DEPLOYMENT_FENCED) {
                    return Uni.createFrom().voidItem();
                }
                DeploymentFenced fence = read(envelope, DeploymentFenced.class);
                return admit(envelope, admission -> admission.objection(fence));
            }

            @Override
            public Uni<Void> handle(Mutiny.Session session, Envelope envelope) {
                return envelope.eventType() == EventType.DEPLOYMENT_FENCED
                        ? fenced(session, read(envelope, DeploymentFenced.class))
                        : follower.ended(session, envelope.key());
            }
        });
    }

    private Uni<Void> admit(Envelope envelope, Function<Admission, Optional<String>> objection) {
        return given.of(envelope.key())
                .chain(marker -> objection
                        .apply(new Admission(marker))
                        .map(reason -> Uni.createFrom().<Void>failure(new RefusedEvent(reason)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    @Incoming("verdicts")
    Uni<Void> onVerdict(Message<byte[]> message) {
        return handle(
                message,
                EventHandler.of(
                        event -> event instanceof VerdictChanged said
                                && (said.purpose() == WatchPurpose.VERIFICATION || follower.concerns(said)),
                        (session, envelope) -> verdict(session, read(envelope, VerdictChanged.class))));
    }

    private Uni<Void> handle(Message<byte[]> message, EventHandler handler) {
        return inbox.handle(message, handler, loop::look);
    }

    private Uni<Void> ordered(Mutiny.Session session, Envelope envelope, RollbackOrdered order) {
        return journal.lockOrMake(session, order.order()).chain(row -> {
            Optional<RollbackState> before = row.isNew() ? Optional.empty() : Optional.of(row.state());
            Optional<Transition> transition = RollbackStateMachine.ordered(order, before, times, clock.instant());
            if (transition.isPresent()) {
                row.order(order, envelope.traceparent());
            }
            return moved(session, row, transition);
        });
    }

    private Uni<Void> fenced(Mutiny.Session session, DeploymentFenced fence) {
        return journal.lockOrMake(session, fence.order())
                .chain(row -> row.isNew()
                        ? journal.enter(session, row, RollbackStateMachine.fencedEarly(fence))
                        : moved(session, row, row.rollback(times).fenced(fence.refusal(), clock.instant())));
    }

    private Uni<Void> verdict(Mutiny.Session session, VerdictChanged said) {
        if (follower.concerns(said)) {
            return follower.keep(session, said);
        }
        String order = RollbackOrdered.idFor(said.deployment().id());
        return journal.lock(session, order)
                .chain(row -> row == null
                        ? Uni.createFrom().voidItem()
                        : moved(session, row, row.rollback(times).verdict(said, clock.instant())));
    }

    private Uni<Void> moved(Mutiny.Session session, RollbackRow row, Optional<Transition> transition) {
        return transition
                .map(known -> journal.enter(session, row, known))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static <E extends Event> E read(Envelope envelope, Class<E> record) {
        try {
            return envelope.event(record);
        } catch (IOException e) {
            throw new IllegalStateException("the inbox hands on only what it could read", e);
        }
    }
}
