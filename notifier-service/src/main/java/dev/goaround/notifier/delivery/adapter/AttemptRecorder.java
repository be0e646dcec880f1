package dev.goaround.notifier.delivery.adapter;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.delivery.DeliveryFailed;
import dev.goaround.contracts.delivery.DeliveryMade;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.outbox.Outbox;
import dev.goaround.messaging.tracing.CurrentTrace;
import dev.goaround.messaging.tracing.LogContext;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.AnnouncementKind;
import dev.goaround.notifier.announcement.AnnouncementTone;
import dev.goaround.notifier.announcement.adapter.AnnouncementRow;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.DeliveryState;
import dev.goaround.notifier.delivery.RetryPolicy;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.routing.ChannelAction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Writes down how an attempt ended: the attempt, the delivery's next state, and at its end the event, in one transaction. */
@ApplicationScoped
class AttemptRecorder {
    private static final Logger LOG = Logger.getLogger(AttemptRecorder.class);
    private static final String SOURCE = "/goaround/notifier-service";
    /** The receiver's wish to be left alone holds for all news that go there by the same route; a call asks for itself. */
    private static final String HOLD_BACK =
            "update delivery set due_at = :until where service = :service and environment = :environment and route ="
                    + " :route and strand = 'NEWS' and state in ('queued', 'retrying') and due_at < :until";

    private final Transactions transactions;
    private final Outbox outbox;
    private final DeliveryMeters meters;
    private final LoopConfig config;
    private final Clock clock;
    private final RetryPolicy policy =
            new RetryPolicy(() -> ThreadLocalRandom.current().nextDouble());

    AttemptRecorder(Transactions transactions, Outbox outbox, DeliveryMeters meters, LoopConfig config, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    /** @param beganAt of the attempt */
    Uni<Void> record(long delivery, SendResult result, Instant beganAt) {
        return Uni.createFrom().deferred(() -> {
            // Counted and logged once it is written: a transaction that fails is run again.
            List<Runnable> afterCommit = new ArrayList<>();
            return transactions
                    .run(session -> session.find(DeliveryRow.class, delivery, LockModeType.PESSIMISTIC_WRITE)
                            .chain(row -> isMine(row)
                                    ? record(session, row, result, beganAt, afterCommit)
                                    : Uni.createFrom()
                                            .voidItem()
                                            .invoke(() -> LOG.warnf(
                                                    "the outcome of %s came after its lease; it is somebody else's now",
                                                    row.name))))
                    .invoke(() -> afterCommit.forEach(Runnable::run));
        });
    }

    private boolean isMine(DeliveryRow row) {
        return row.state.equals("sending") && config.instance().equals(row.claimedBy);
    }

    private Uni<Void> record(
            Mutiny.Session session, DeliveryRow row, SendResult result, Instant beganAt, List<Runnable> afterCommit) {
        Instant now = clock.instant();
        Duration latency = Duration.between(beganAt, now);
        row.attempts++;
        row.unclear += result instanceof SendResult.Unclear ? 1 : 0;
        row.reason = result.reason().label();
        row.detail = result.detail();
        if (result instanceof SendResult.Sent sent) {
            row.reference = sent.reference();
        }
        DeliveryState next = policy.next(row.sending(), result, row.action, row.attempts, row.unclear, row.owedAt, now);
        row.enter(next);
        afterCommit.add(() -> meters.attempt(row.channel, result.reason()));
        AttemptRow attempt = AttemptRow.of(row.id, row.attempts, result, beganAt, latency);
        return session.persist(attempt)
                .chain(() -> holdBack(session, row, result, next))
                .chain(() -> next instanceof DeliveryState.Final end
                        ? finish(session, row, end, afterCommit)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> holdBack(Mutiny.Session session, DeliveryRow row, SendResult result, DeliveryState next) {
        if (result.reason() != DeliveryReason.RATE_LIMITED || !(next instanceof DeliveryState.Retrying retrying)) {
            return Uni.createFrom().voidItem();
        }
        return session.flush()
                .chain(() -> session.createNativeQuery(HOLD_BACK)
                        .setParameter("until", retrying.dueAt())
                        .setParameter("service", row.service)
                        .setParameter("environment", row.environment)
                        .setParameter("route", row.route)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> finish(
            Mutiny.Session session, DeliveryRow row, DeliveryState.Final end, List<Runnable> afterCommit) {
        return session.find(AnnouncementRow.class, row.announcementId)
                .invoke(announced -> {
                    Announcement announcement = announced.announcement();
                    afterCommit.add(() -> {
                        meters.finished(row.channel, end, Duration.between(announcement.at(), end.at()));
                        log(row, announcement, end);
                    });
                })
                .call(announced -> isLostPage(row, end)
                        ? session.persist(lostPage(row, announced, end))
                        : Uni.createFrom().voidItem())
                .chain(announced -> end instanceof DeliveryState.Suppressed
                        ? Uni.createFrom().voidItem()
                        : outbox.append(
                                session,
                                envelope(row, announced.announcement(), end)
                                        .withTraceparent(CurrentTrace.traceparentWithin(announced.traceparent()))));
    }

    private static boolean isLostPage(DeliveryRow row, DeliveryState.Final end) {
        return row.action == ChannelAction.PAGE
                && (end instanceof DeliveryState.Failed || end instanceof DeliveryState.Unknown);
    }

    /** Whoever reads the other channels hears that on-call does not know; the router finds out who that is. */
    private static AnnouncementRow lostPage(DeliveryRow row, AnnouncementRow announced, DeliveryState.Final end) {
        Announcement page = announced.announcement();
        Announcement lost = new Announcement(
                row.name + ":lost",
                page.eventType(),
                AnnouncementKind.PAGE_LOST,
                page.deployment(),
                null,
                "On-call does not know: the page by route " + row.route + " came to nobody",
                List.of("It said: " + page.headline(), "Because: " + why(row, end)),
                AnnouncementTone.BAD,
                end.at());
        return AnnouncementRow.of(SOURCE, lost, announced.event(), announced.traceparent(), end.at());
    }

    private static Envelope envelope(DeliveryRow row, Announcement announcement, DeliveryState.Final end) {
        Event event = end instanceof DeliveryState.Delivered
                ? new DeliveryMade(
                        row.deployment,
                        row.name,
                        announcement.name(),
                        row.channel,
                        row.route,
                        row.attempts,
                        end.at(),
                        recipient(row))
                : new DeliveryFailed(
                        row.deployment,
                        row.name,
                        announcement.name(),
                        row.channel,
                        row.route,
                        row.attempts,
                        why(row, end),
                        end.at(),
                        recipient(row));
        // A delivery ends once, so its id is the event's too.
        return Envelope.of(
                event, row.name, SOURCE, end.at(), announcement.deployment().revision(), announcement.id());
    }

    private static String recipient(DeliveryRow row) {
        return row.recipient.isEmpty() ? null : row.recipient;
    }

    private static String why(DeliveryRow row, DeliveryState.Final end) {
        String detail = row.detail == null ? end.reason().label() : end.reason().label() + ": " + row.detail;
        return end instanceof DeliveryState.Unknown ? "it is not known whether it arrived; " + detail : detail;
    }

    private static void log(DeliveryRow row, Announcement announcement, DeliveryState.Final end) {
        String line = announcement.headline() + " on " + row.channel.label() + " (" + row.action.label() + "), route "
                + row.route + ", " + end.label() + " after " + row.attempts
                + (row.attempts == 1 ? " attempt" : " attempts");
        LogContext.about(new TraceSubject(row.deployment, row.service, row.environment), () -> {
            if (end instanceof DeliveryState.Failed || end instanceof DeliveryState.Unknown) {
                LOG.warnf("%s: %s", line, why(row, end));
            } else if (end instanceof DeliveryState.Delivered) {
                LOG.info(line);
            }
        });
    }
}
