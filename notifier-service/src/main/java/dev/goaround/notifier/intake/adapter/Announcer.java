package dev.goaround.notifier.intake.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.DeploymentEvent;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.tracing.CurrentTrace;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.Picture;
import dev.goaround.notifier.announcement.Wording;
import dev.goaround.notifier.announcement.adapter.AnnouncementRow;
import dev.goaround.notifier.announcement.adapter.PictureRow;
import dev.goaround.notifier.announcement.adapter.ServiceDefinitionRow;
import dev.goaround.notifier.statuspage.adapter.StatusComponents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes an event in: the picture goes on, what is to be told is put into words, and whoever is to be told is owed it. */
@ApplicationScoped
class Announcer {
    private final Router router;
    private final StatusComponents components;
    private final Clock clock;

    Announcer(Router router, StatusComponents components, Clock clock) {
        this.router = router;
        this.components = components;
        this.clock = clock;
    }

    /** Whether the event moves the picture or is told to anybody; most of a walk's events are ticks, which are neither. */
    static boolean concerns(Event event) {
        return event instanceof ServiceDefined || Picture.isMovedBy(event) || Wording.tells(event);
    }

    Uni<Void> take(Mutiny.Session session, Envelope envelope) {
        Event event = read(envelope);
        if (event instanceof ServiceDefined defined) {
            return ServiceDefinitionRow.store(session, defined)
                    .chain(() -> components.known(session, defined.definition()))
                    .chain(() ->
                            router.routeWaiting(session, defined.definition().service()));
        }
        Optional<Announcement> announcement = Wording.of(envelope.id(), event);
        return deployment(event)
                .map(deployment -> PictureRow.locked(session, deployment)
                        .chain(row -> take(session, row, event, envelope, announcement)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> take(
            Mutiny.Session session,
            PictureRow row,
            Event event,
            Envelope envelope,
            Optional<Announcement> announcement) {
        Picture picture = row.picture().after(event);
        row.is(picture);
        return announcement
                .map(said -> session.persist(AnnouncementRow.of(
                        envelope.source(),
                        said,
                        new String(envelope.data(), StandardCharsets.UTF_8),
                        CurrentTrace.traceparentWithin(envelope.traceparent()),
                        clock.instant())))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> session.flush())
                .chain(() -> router.route(session, row, picture));
    }

    private static Optional<DeploymentRef> deployment(Event event) {
        if (event instanceof DeploymentEvent deployment) {
            return Optional.of(deployment.deployment());
        }
        if (event instanceof RollbackEvent rollback) {
            return Optional.of(rollback.deployment());
        }
        return event instanceof VerdictChanged verdict ? Optional.of(verdict.deployment()) : Optional.empty();
    }

    private static Event read(Envelope envelope) {
        try {
            return envelope.event();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
