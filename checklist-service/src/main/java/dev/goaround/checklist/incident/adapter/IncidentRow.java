package dev.goaround.checklist.incident.adapter;

import dev.goaround.checklist.deployment.GateContext.Incident;
import dev.goaround.contracts.text.Characters;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An incident of a service in one environment; open as long as nobody resolved it. */
@Entity
@Table(name = "incident")
class IncidentRow {

    @Id
    String id;

    String service;
    String environment;
    String title;

    /** That left it behind, or null. */
    String deployment;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "opened_by")
    String openedBy;

    @Column(name = "resolved_at")
    Instant resolvedAt;

    @Column(name = "resolved_by")
    String resolvedBy;

    static IncidentRow opened(String id, String service, String environment, String title, String by, Instant at) {
        IncidentRow row = new IncidentRow();
        row.id = id;
        row.service = service;
        row.environment = environment;
        row.title = Characters.storable(title);
        row.openedBy = by;
        row.openedAt = at;
        return row;
    }

    Incident incident() {
        return new Incident(id, title, openedAt);
    }
}
