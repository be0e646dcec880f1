package dev.goaround.notifier.announcement.adapter;

import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.AnnouncementKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** An announcement in the ledger, with the event that it tells. */
@Entity
@Table(name = "announcement")
public class AnnouncementRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String source;

    @Column(name = "event_id")
    String eventId;

    String deployment;
    String service;
    String what;
    String content;
    String event;
    boolean routed;
    String traceparent;

    @Column(name = "recorded_at")
    Instant recordedAt;

    protected AnnouncementRow() {}

    /**
     * @param event as JSON
     * @param traceparent that its deliveries are part of, or null
     */
    public static AnnouncementRow of(
            String source, Announcement announcement, String event, String traceparent, Instant now) {
        AnnouncementRow row = new AnnouncementRow();
        row.source = source;
        row.eventId = announcement.id();
        row.deployment = announcement.deployment().id();
        row.service = announcement.deployment().service();
        row.what = announcement.what().name();
        row.content = StoredJson.write(announcement);
        row.event = event;
        row.traceparent = traceparent;
        row.recordedAt = now;
        return row;
    }

    public Long id() {
        return id;
    }

    public String source() {
        return source;
    }

    public String eventId() {
        return eventId;
    }

    public Announcement announcement() {
        return StoredJson.read(content, Announcement.class);
    }

    /** The event's data, JSON. */
    public String event() {
        return event;
    }

    /** Names of the routes to whom the checklist means it; null: it means nobody in particular. */
    public List<String> meant() {
        return AnnouncementKind.valueOf(what) == AnnouncementKind.OWED
                ? StoredJson.read(event, AnnouncementOwed.class).routes()
                : null;
    }

    /** Null if the event was not traced. */
    public String traceparent() {
        return traceparent;
    }

    public void markRouted() {
        routed = true;
    }
}
