package dev.goaround.notifier.statuspage.adapter;

import dev.goaround.notifier.statuspage.ComponentState;
import dev.goaround.notifier.statuspage.StatusPage;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A component on the status page. */
@Entity
@Table(name = "status_component")
public class StatusComponentRow {
    @Id
    String name;

    String service;
    String environment;

    @Enumerated(EnumType.STRING)
    ComponentState state;

    Instant since;

    protected StatusComponentRow() {}

    void enter(ComponentState next, Instant now) {
        if (next != state) {
            state = next;
            since = now;
        }
    }

    StatusPage.Component shown() {
        return new StatusPage.Component(name, state, since);
    }
}
