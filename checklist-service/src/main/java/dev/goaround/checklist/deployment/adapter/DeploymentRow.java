package dev.goaround.checklist.deployment.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.checklist.clock.NextWake;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Rollback;
import dev.goaround.contracts.EventJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A deployment as it is stored: the whole state as JSON, and what is searched by beside it. */
@Entity
@Table(name = "deployment")
class DeploymentRow {

    @Id
    String id;

    String service;
    String environment;
    String version;
    String state;
    long revision;
    String body;

    /** Of the start, or null if it was not traced. */
    String traceparent;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "ended_at")
    Instant endedAt;

    String kind;

    /** Whose event started or planned it; null of release 0.1. */
    @Column(name = "started_by")
    String startedBy;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "committed_at")
    Instant committedAt;

    @Column(name = "promoted_at")
    Instant promotedAt;

    @Column(name = "ordered_at")
    Instant orderedAt;

    @Column(name = "verified_at")
    Instant verifiedAt;

    /** When time alone changes it next, or null; a time that is past: it is due, and only the ticker takes it away. */
    @Column(name = "wakes_at")
    Instant wakesAt;

    static DeploymentRow of(Deployment deployment, String traceparent, Instant now) {
        DeploymentRow row = new DeploymentRow();
        row.id = deployment.id();
        row.service = deployment.ref().service();
        row.environment = deployment.ref().environment();
        row.version = deployment.ref().version();
        row.createdAt = now;
        row.traceparent = traceparent;
        row.startedBy = deployment.origin().starter().by();
        return row.holding(deployment, now);
    }

    DeploymentRow holding(Deployment deployment, Instant now) {
        state = deployment.state().label();
        revision = deployment.ref().revision();
        endedAt = deployment.ended().map(DeploymentState.Ended::at).orElse(null);
        kind = deployment.origin().kind() == null
                ? null
                : deployment.origin().kind().name();
        openedAt = deployment.openedAt();
        committedAt = deployment.origin().change().committedAt();
        promotedAt = deployment.promotedAt().orElse(null);
        Rollback rollback = deployment.rollback();
        orderedAt = rollback == null ? null : rollback.orderedAt();
        verifiedAt = rollback == null ? null : rollback.verifiedAt();
        if (wakesAt == null || wakesAt.isAfter(now)) {
            wakesAt = NextWake.of(deployment, now).orElse(null);
        }
        try {
            body = EventJson.mapper().writeValueAsString(deployment);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a deployment is always written", e);
        }
        return this;
    }

    Deployment deployment() {
        try {
            return EventJson.mapper().readValue(body, Deployment.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("deployment " + id + " is not readable any more: " + e.getMessage(), e);
        }
    }
}
