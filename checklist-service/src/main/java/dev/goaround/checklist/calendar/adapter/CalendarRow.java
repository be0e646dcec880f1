package dev.goaround.checklist.calendar.adapter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A calendar as it was put last. */
@Entity
@Table(name = "calendar")
class CalendarRow {

    @Id
    String name;

    /** Counts from 1 as the text is replaced. */
    long version;

    String text;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    /** As {@link dev.goaround.checklist.access.Owner} writes it; null: shared. */
    String owner;
}
