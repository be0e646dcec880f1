package dev.goaround.notifier.statuspage.adapter;

import dev.goaround.notifier.statuspage.IncidentState;
import dev.goaround.notifier.statuspage.StatusPage;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** What was written about an incident, and which event caused it. */
@Entity
@Table(name = "status_update")
public class StatusUpdateRow {
    /** Primary key: an event writes once. */
    @Embeddable
    public record Key(
            @Column(name = "incident_id") long incident,
            @Column(name = "event_id") String event) implements Serializable {}

    @EmbeddedId
    Key id;

    Instant at;

    @Enumerated(EnumType.STRING)
    IncidentState state;

    String text;

    protected StatusUpdateRow() {}

    static StatusUpdateRow of(long incident, String event, Instant at, IncidentState state, String text) {
        StatusUpdateRow row = new StatusUpdateRow();
        row.id = new Key(incident, event);
        row.at = at;
        row.state = state;
        row.text = text;
        return row;
    }

    StatusPage.Update shown() {
        return new StatusPage.Update(at, state, text);
    }
}
