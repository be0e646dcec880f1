package dev.goaround.messaging.inbox;

import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.tracing.LogContext;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.TraceSubject;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Handles each event once. The event is remembered in the transaction that handles it, and the message is acknowledged after
 * the commit; so an event that comes again, for whatever reason, changes nothing.
 *
 * <p>What can't be read or is refused ({@link RefusedEvent}) goes to the dead-letter topic at once; what can't be handled,
 * after three tries. The next event does not wait for a dead letter to be written, so that a flood of them costs little more
 * than reading it. An outage of the database is waited out: nothing is acknowledged, nothing is given up.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private static final String REMEMBER =
            "insert into inbox (channel, source, event_id)" + " values (:channel, :source, :id) on conflict do nothing";

    private final Mutiny.SessionFactory sessions;
    private final InboxMeters meters;
    private final VertxDelay delays;
    private final DeadLetterWriter deadLetters;

    Inbox(Mutiny.SessionFactory sessions, InboxMeters meters, VertxDelay delays, DeadLetterWriter deadLetters) {
        this.sessions = sessions;
        this.meters = meters;
        this.delays = delays;
        this.deadLetters = deadLetters;
    }

    /**
     * For {@code @Incoming} methods that take a {@code Message<byte[]>} from a Kafka channel and return what this returns.
     *
     * @return completes when the message is acknowledged or on its way to the dead-letter topic; does not fail, whatever the
     *     event is: a channel whose method fails has ended for good
     */
    public Uni<Void> handle(Message<byte[]> message, EventHandler handler) {
        return handle(message, handler, () -> {});
    }

    /** @param afterCommit run once the transaction is over; not for an event that does not concern the handler */
    public Uni<Void> handle(Message<byte[]> message, EventHandler handler, Runnable afterCommit) {
        IncomingRecord arrival = IncomingRecord.of(message);
        meters.arrived(arrival.topic());
        try {
            return taken(message, arrival, handler, afterCommit);
        } catch (RuntimeException | StackOverflowError defect) {
            return giveUp(message, arrival, defect);
        }
    }

    private Uni<Void> taken(
            Message<byte[]> message, IncomingRecord arrival, EventHandler handler, Runnable afterCommit) {
        if (arrival.read() instanceof DecodedRecord.Unreadable unreadable) {
            return deadLetters.unreadable(message, arrival, unreadable.reason());
        }
        if (arrival.read() instanceof DecodedRecord.EventRead read) {
            if (!handler.concerns(read.event())) {
                meters.handled(arrival.topic());
                return acknowledge(message);
            }
            Optional<String> objection = handler.objection(read.envelope());
            if (objection.isPresent()) {
                return deadLetters.refused(message, arrival, objection.get());
            }
        }
        return delays.onContext(() -> following(
                        arrival,
                        () -> patiently(arrival, () -> once(arrival, handler))
                                .onItemOrFailure()
                                .transformToUni((done, failure) ->
                                        failure == null ? acknowledge(message) : giveUp(message, arrival, failure))
                                .invoke(() -> quietly(afterCommit)))
                .onFailure()
                .recoverWithUni(defect -> giveUp(message, arrival, defect)));
    }

    /** In the event's trace, and with its deployment in each line of the log; on the message's own context. */
    private static Uni<Void> following(IncomingRecord arrival, Supplier<Uni<? extends Void>> work) {
        if (arrival.read() instanceof DecodedRecord.EventRead read) {
            LogContext.enter(TraceSubject.of(read.event()));
            return Spans.during(Spans.processing(read.envelope(), read.event()), work);
        }
        return Uni.createFrom().deferred(work);
    }

    private Uni<Void> once(IncomingRecord arrival, EventHandler handler) {
        if (arrival.read() instanceof DecodedRecord.Tombstone tombstone) {
            return sessions.withTransaction(session -> handler.tombstone(session, tombstone.key()))
                    .invoke(() -> meters.handled(arrival.topic()));
        }
        Envelope envelope = ((DecodedRecord.EventRead) arrival.read()).envelope();
        return handler.admission(envelope)
                .chain(() -> sessions.withTransaction(session -> remember(session, arrival.channel(), envelope)
                        .chain(isNew -> isNew
                                ? handler.handle(session, envelope).replaceWith(true)
                                : Uni.createFrom().item(false))))
                .invoke(isNew -> count(arrival, isNew))
                .replaceWithVoid();
    }

    private static Uni<Void> acknowledge(Message<byte[]> message) {
        return Uni.createFrom().completionStage(message::ack).onFailure().recoverWithItem(failure -> {
            LOG.warnf("an event is handled but not acknowledged; it may come again: %s", failure);
            return null;
        });
    }

    /** A second transaction with the same event waits here until the first has ended. */
    private static Uni<Boolean> remember(Mutiny.Session session, String channel, Envelope envelope) {
        return session.createNativeQuery(REMEMBER)
                .setParameter("channel", channel)
                .setParameter("source", envelope.source())
                .setParameter("id", envelope.id())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private void count(IncomingRecord arrival, boolean isNew) {
        if (isNew) {
            meters.handled(arrival.topic());
        } else {
            meters.duplicate(arrival.topic());
        }
    }

    private Uni<Void> patiently(IncomingRecord arrival, Supplier<Uni<? extends Void>> attempt) {
        RetrySchedule schedule = new RetrySchedule();
        return Uni.createFrom()
                .deferred(attempt)
                .onFailure()
                .retry()
                .when(failures -> failures.onItem()
                        .transformToUniAndConcatenate(failure -> waitAfter(failure, schedule, arrival)));
    }

    private Uni<Duration> waitAfter(Throwable failure, RetrySchedule schedule, IncomingRecord arrival) {
        FailureKind kind = FailureKind.of(failure);
        return schedule.after(kind)
                .map(delay -> {
                    if (kind == FailureKind.OUTAGE && schedule.isFirstOutage()) {
                        LOG.warnf("channel %s waits for the database: %s", arrival.channel(), failure);
                    }
                    return delays.after(delay);
                })
                .orElseGet(() -> Uni.createFrom().failure(failure));
    }

    /** It only wakes somebody: the event is handled, and acknowledged. */
    private static void quietly(Runnable afterCommit) {
        try {
            afterCommit.run();
        } catch (RuntimeException defect) {
            LOG.error("what follows an event failed; the event is handled", defect);
        }
    }

    private Uni<Void> giveUp(Message<byte[]> message, IncomingRecord arrival, Throwable failure) {
        return FailureKind.of(failure) == FailureKind.REFUSAL
                ? deadLetters.refused(message, arrival, failure.getMessage())
                : deadLetters.unhandled(message, arrival, failure);
    }
}
