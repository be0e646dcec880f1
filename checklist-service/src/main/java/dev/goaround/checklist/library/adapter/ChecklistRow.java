package dev.goaround.checklist.library.adapter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A version of a checklist. */
@Entity
@Table(name = "checklist")
@IdClass(ChecklistRow.Key.class)
class ChecklistRow {

    /** Its identity. */
    record Key(String name, long version) implements Serializable {}

    @Id
    String name;

    @Id
    long version;

    String title;
    String text;
    String report;
    String sha256;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    /** As {@link dev.goaround.checklist.access.Owner} writes it, the same of all versions; null: shared. */
    String owner;
}
