package dev.goaround.notifier.announcement;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;
import java.util.List;

/**
 * What happened, in words, before it is known to whom it goes.
 *
 * @param id of the event that it tells
 * @param eventType CloudEvents type of that event
 * @param owed id of the announcement that an item of the checklist asked for, or null
 * @param headline one line that stands for itself
 * @param details more lines, each of them whole
 */
public record Announcement(
        String id,
        String eventType,
        AnnouncementKind what,
        DeploymentRef deployment,
        String owed,
        String headline,
        List<String> details,
        AnnouncementTone tone,
        Instant at) {

    public Announcement {
        details = details == null ? List.of() : List.copyOf(details);
    }

    /** What a delivery of it is reported as: the owed announcement, else the event's type. */
    public String name() {
        return owed == null ? eventType : owed;
    }
}
