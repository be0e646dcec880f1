package dev.goaround.checklist.timeline.adapter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The report of a deployment as it was written at its end. */
@Entity
@Table(name = "deployment_report")
class ReportRow {

    @Id
    String deployment;

    /** Of the deployment, at its end. */
    long revision;

    String markdown;

    @Column(name = "written_at")
    Instant writtenAt;
}
