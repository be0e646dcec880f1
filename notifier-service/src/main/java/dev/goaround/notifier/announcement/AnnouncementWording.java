package dev.goaround.notifier.announcement;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.deployment.DeploymentEvent;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.verdict.VerdictChanged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts an event into words, once for all channels. Empty for events that nobody is told. */
public final class AnnouncementWording {
    private AnnouncementWording() {}

    /** Part of an announcement that depends on the kind of event. */
    record Words(
            AnnouncementKind what,
            String headline,
            List<String> details,
            AnnouncementTone tone,
            String owed,
            Instant at) {
        static Optional<Words> of(
                AnnouncementKind kind, AnnouncementTone tone, Instant at, String headline, List<String> details) {
            return Optional.of(new Words(kind, headline, details, tone, null, at));
        }
    }

    /** Whether anybody may want to be told. */
    public static boolean tells(Event event) {
        return deployment(event)
                .flatMap(deployment -> of("", event, DeploymentSnapshot.of(deployment)))
                .isPresent();
    }

    /** Which deployment the event is about; empty: none, or nobody is told of such events. */
    public static Optional<DeploymentRef> deployment(Event event) {
        if (event instanceof DeploymentEvent deployment) {
            return Optional.of(deployment.deployment());
        }
        if (event instanceof RollbackEvent rollback) {
            return Optional.of(rollback.deployment());
        }
        return event instanceof VerdictChanged verdict ? Optional.of(verdict.deployment()) : Optional.empty();
    }

    /**
     * @param eventId of the event
     * @param snapshot with the event in it
     */
    public static Optional<Announcement> of(String eventId, Event event, DeploymentSnapshot snapshot) {
        if (event instanceof DeploymentEvent deployment) {
            return announcement(eventId, event, deployment.deployment(), DeploymentWording.of(deployment, snapshot));
        }
        if (event instanceof RollbackEvent rollback) {
            return announcement(eventId, event, rollback.deployment(), RollbackWording.of(rollback));
        }
        if (event instanceof VerdictChanged verdict) {
            return announcement(eventId, event, verdict.deployment(), VerdictWording.of(verdict));
        }
        return Optional.empty();
    }

    private static Optional<Announcement> announcement(
            String eventId, Event event, DeploymentRef deployment, Optional<Words> words) {
        return words.map(said -> new Announcement(
                eventId,
                EventType.of(event).type(),
                said.what(),
                deployment,
                said.owed(),
                said.headline(),
                said.details(),
                said.tone(),
                said.at()));
    }

    /** {@code greeter 1.0.0 in production}. */
    static String name(DeploymentRef deployment) {
        return deployment.service() + " " + deployment.version() + " in " + deployment.environment();
    }
}
