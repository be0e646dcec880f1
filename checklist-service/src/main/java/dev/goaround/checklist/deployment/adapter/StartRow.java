package dev.goaround.checklist.deployment.adapter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Which deployment a start event opened or bound to. */
@Entity
@Table(name = "deployment_start")
class StartRow {

    @Id
    String id;

    String deployment;
    String request;

    @Column(name = "created_at")
    Instant createdAt;

    static StartRow of(String id, String deployment, String request, Instant now) {
        StartRow row = new StartRow();
        row.id = id;
        row.deployment = deployment;
        row.request = request;
        row.createdAt = now;
        return row;
    }
}
