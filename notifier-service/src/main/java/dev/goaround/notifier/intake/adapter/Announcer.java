package dev.goaround.notifier.intake.adapter;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.tracing.CurrentTrace;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.Picture;
import dev.goaround.notifier.announcement.SightWording;
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
    private final Lookout lookout;
    private final StatusComponents components;
    private final Clock clock;

    Announcer(Router router, Lookout lookout, StatusComponents components, Clock clock) {
        this.router = router;
        this.lookout = lookout;
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
        return Wording.deployment(event)
                .map(deployment ->
                        PictureRow.locked(session, deployment).chain(row -> take(session, row, event, envelope)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> take(Mutiny.Session session, PictureRow row, Event event, Envelope envelope) {
        Picture before = row.picture();
        Picture picture = before.after(event);
        row.is(picture);
        row.sightDueAt(lookout.next(picture, row.sightDueAt()));
        Optional<Announcement> said =
                before.hasTold(event) ? Optional.empty() : Wording.of(envelope.id(), event, picture);
        String traceparent = CurrentTrace.traceparentWithin(envelope.traceparent());
        return persist(
                        session,
                        said.map(announcement -> AnnouncementRow.of(
                                envelope.source(),
                                announcement,
                                new String(envelope.data(), StandardCharsets.UTF_8),
                                traceparent,
                                clock.instant())))
                .chain(() -> persist(
                        session,
                        SightWording.over(before, picture, clock.instant())
                                .map(over -> Lookout.row(over, traceparent, clock.instant()))))
                .chain(() -> session.flush())
                .chain(() -> router.route(session, row, picture));
    }

    private static Uni<Void> persist(Mutiny.Session session, Optional<AnnouncementRow> row) {
        return row.map(session::persist).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Event read(Envelope envelope) {
        try {
            return envelope.event();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
