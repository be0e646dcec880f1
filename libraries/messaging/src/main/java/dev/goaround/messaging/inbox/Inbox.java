package dev.goaround.messaging.inbox;

import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.tracing.LogContext;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.TraceSubject;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
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
 *
 * <p>See ADR 0002.
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
        FirstLook look = FirstLook.at(arrival, handler);
        if (look.refusal() != null) {
            return deadLetters.refuse(message, arrival, look.refusal());
        }
        if (!look.concerns()) {
            meters.handled(arrival.topic());
            return acknowledge(message);
        }
        return delays.onContext(() -> following(
                        arrival,
                        () -> patiently(arrival, () -> once(arrival, handler))
                                .onItemOrFailure()
                                .transformToUni((done, failure) -> failure == null
                                        ? acknowledge(message)
                                        : deadLetters.refuse(message, arrival, NotHandled.after(failure)))
                                .invoke(() -> quietly(afterCommit)))
                .onFailure()
                .recoverWithUni(defect -> deadLetters.refuse(message, arrival, NotHandled.after(defect))));
    }

    /**
     * For a channel that gives all that it reads at once ({@code batch=true}): a message of its own costs more than looking at
     * a record does, which counts where anybody may write. One after the other, each event in a transaction, a trace and a
     * context of its own. The batch is acknowledged when all of it is handled and its dead letters are written; it comes again
     * as a whole if we end before that.
     *
     * @param batch of a channel without {@code batch=true}: the one record
     * @return completes when the next batch may come; does not fail, as {@link #handle}
     */
    public Uni<Void> handleBatch(Message<List<byte[]>> batch, EventHandler handler) {
        IncomingKafkaRecordBatchMetadata<?, ?> metadata =
                batch.getMetadata(IncomingKafkaRecordBatchMetadata.class).orElse(null);
        return metadata == null
                ? handle(single(batch), handler)
                : delays.onContext(() -> together(batch, metadata, handler));
    }

    @SuppressWarnings("unchecked") // What is no batch is a record.
    private static Message<byte[]> single(Message<?> message) {
        return (Message<byte[]>) message;
    }

    private Uni<Void> together(
            Message<?> batch, IncomingKafkaRecordBatchMetadata<?, ?> metadata, EventHandler handler) {
        String channel = metadata.getChannel();
        return Uni.createFrom().emitter(emitter -> {
            Executor executor = delays.executor();
            BatchRun run = new BatchRun(
                    BatchRun.each(
                            metadata.getRecords().iterator(),
                            record -> IncomingRecord.of(channel, record, (byte[]) record.value())),
                    new BatchSteps(handler),
                    deadLetters,
                    executor,
                    () -> emitter.complete(null),
                    () -> acknowledge(batch).subscribe().with(done -> {}));
            emitter.onTermination(run::stop);
            run.start();
        });
    }

    private final class BatchSteps implements BatchRun.Steps {
        private final EventHandler handler;

        BatchSteps(EventHandler handler) {
            this.handler = handler;
        }

        @Override
        public FirstLook look(IncomingRecord arrival) {
            meters.arrived(arrival.topic());
            FirstLook look = FirstLook.at(arrival, handler);
            if (look.refusal() != null) {
                deadLetters.note(arrival, look.refusal());
            }
            return look;
        }

        @Override
        public void passOver(IncomingRecord arrival) {
            meters.handled(arrival.topic());
        }

        /** Nothing that one event puts into its context is there for the next. */
        @Override
        public Uni<NotHandled> handle(IncomingRecord arrival) {
            return delays.onNewContext(() -> following(
                            arrival,
                            () -> patiently(arrival, () -> once(arrival, handler))
                                    .onItemOrFailure()
                                    .transform((done, failure) -> failure == null ? null : noted(arrival, failure))))
                    .onFailure()
                    .recoverWithItem(defect -> noted(arrival, defect));
        }

        private NotHandled noted(IncomingRecord arrival, Throwable failure) {
            NotHandled reason = NotHandled.after(failure);
            deadLetters.note(arrival, reason);
            return reason;
        }
    }

    /** In the event's trace, and with its deployment in each line of the log; on the message's own context. */
    private static <T> Uni<T> following(IncomingRecord arrival, Supplier<Uni<? extends T>> work) {
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

    private static Uni<Void> acknowledge(Message<?> message) {
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
}
