package dev.goaround.checklist.timeline.adapter;

import dev.goaround.checklist.lifecycle.TimelineEntry;
import dev.goaround.contracts.text.Characters;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A line of a deployment's timeline. */
@Entity
@Table(name = "timeline")
class TimelineRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long position;

    String deployment;
    long revision;
    Instant at;
    String type;
    String text;
    String by;
    String item;
    String phase;

    static TimelineRow of(String deployment, TimelineEntry entry) {
        TimelineRow row = new TimelineRow();
        row.deployment = deployment;
        row.revision = entry.revision();
        row.at = entry.at();
        row.type = entry.type();
        row.text = Characters.storable(entry.text());
        row.by = Characters.storable(entry.by());
        row.item = entry.item();
        row.phase = entry.phase();
        return row;
    }

    TimelineEntry entry() {
        return new TimelineEntry(revision, at, type, text, by, item, phase);
    }
}
