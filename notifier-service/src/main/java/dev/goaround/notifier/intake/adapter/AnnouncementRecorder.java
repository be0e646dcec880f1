package dev.goaround.notifier.intake.adapter;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.tracing.CurrentTrace;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.AnnouncementWording;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import dev.goaround.notifier.announcement.JudgeVisibilityWording;
import dev.goaround.notifier.announcement.adapter.AnnouncementRow;
import dev.goaround.notifier.announcement.adapter.DeploymentSnapshotRow;
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
class AnnouncementRecorder {
    private final AnnouncementRouter router;
    private final DueAnnouncements dueAnnouncements;
    private final StatusComponents components;
    private final Clock clock;

    AnnouncementRecorder(
            AnnouncementRouter router, DueAnnouncements dueAnnouncements, StatusComponents components, Clock clock) {
        this.router = router;
        this.dueAnnouncements = dueAnnouncements;
        this.components = components;
        this.clock = clock;
    }

    /** Whether the event moves the picture or is told to anybody; most of a walk's events are ticks, which are neither. */
    static boolean concerns(Event event) {
        return event instanceof ServiceDefined
                || DeploymentSnapshot.isMovedBy(event)
                || AnnouncementWording.tells(event);
    }

    Uni<Void> take(Mutiny.Session session, Envelope envelope) {
        Event event = read(envelope);
        if (event instanceof ServiceDefined defined) {
            return ServiceDefinitionRow.store(session, defined)
                    .chain(() -> components.known(session, defined.definition()))
                    .chain(() ->
                            router.routeWaiting(session, defined.definition().service()));
        }
        return AnnouncementWording.deployment(event)
                .map(deployment -> DeploymentSnapshotRow.locked(session, deployment)
                        .chain(row -> take(session, row, event, envelope)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> take(Mutiny.Session session, DeploymentSnapshotRow row, Event event, Envelope envelope) {
        DeploymentSnapshot before = row.picture();
        DeploymentSnapshot snapshot = before.after(event);
        row.is(snapshot);
        row.sightDueAt(dueAnnouncements.next(snapshot, row.sightDueAt()));
        Optional<Announcement> said =
                before.hasTold(event) ? Optional.empty() : AnnouncementWording.of(envelope.id(), event, snapshot);
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
                        JudgeVisibilityWording.over(before, snapshot, clock.instant())
                                .map(over -> DueAnnouncements.row(over, traceparent, clock.instant()))))
                .chain(() -> session.flush())
                .chain(() -> router.route(session, row, snapshot));
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
