package dev.goaround.notifier.statuspage.adapter;

import dev.goaround.notifier.statuspage.ComponentState;
import dev.goaround.notifier.statuspage.StatusPage;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A component on the status page. */
@Entity
@Table(name = "status_component")
public class StatusComponentRow {
    /** Primary key: two services may call their components the same. */
    @Embeddable
    public record Key(String service, String environment, String name) implements Serializable {}

    @EmbeddedId
    Key id;

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
        return new StatusPage.Component(id.service(), id.environment(), id.name(), state, since);
    }
}
