package dev.goaround.notifier.statuspage.adapter;

import dev.goaround.notifier.statuspage.IncidentState;
import dev.goaround.notifier.statuspage.StatusPage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** An incident on the status page; at most one per deployment and component. */
@Entity
@Table(name = "status_incident")
public class StatusIncidentRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String deployment;
    String service;
    String environment;
    String component;
    String title;

    @Enumerated(EnumType.STRING)
    IncidentState state;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "resolved_at")
    Instant resolvedAt;

    protected StatusIncidentRow() {}

    static StatusIncidentRow opened(String deployment, StatusComponentRow.Key component, String title, Instant now) {
        StatusIncidentRow row = new StatusIncidentRow();
        row.deployment = deployment;
        row.service = component.service();
        row.environment = component.environment();
        row.component = component.name();
        row.title = title;
        row.openedAt = now;
        row.enter(IncidentState.IDENTIFIED, now);
        return row;
    }

    boolean isOpen() {
        return resolvedAt == null;
    }

    void enter(IncidentState next, Instant now) {
        state = next;
        changedAt = now;
        resolvedAt = next == IncidentState.RESOLVED ? now : null;
    }

    StatusPage.Incident shown(List<StatusUpdateRow> updates) {
        return new StatusPage.Incident(
                id,
                component,
                title,
                state,
                openedAt,
                changedAt,
                updates.stream().map(StatusUpdateRow::shown).toList());
    }
}
