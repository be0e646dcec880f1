package dev.goaround.checklist.definition.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.goaround.checklist.definition.DefinitionWarning;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.service.ServiceDefinition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** A revision of a service definition. */
@Entity
@Table(name = "service_definition")
@IdClass(DefinitionRow.Key.class)
class DefinitionRow {

    /** Its identity. */
    record Key(String service, long revision) implements Serializable {}

    @Id
    String service;

    @Id
    long revision;

    String definition;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    /** {@link DefinitionWarning}s of when it was last saved, JSON; null in rows of release 0.1. */
    String warnings;

    static DefinitionRow of(ServiceDefined defined) {
        DefinitionRow row = new DefinitionRow();
        row.service = defined.definition().service();
        row.revision = defined.revision();
        row.createdAt = defined.at();
        row.createdBy = defined.by();
        try {
            row.definition = EventJson.mapper().writeValueAsString(defined.definition());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition is always written", e);
        }
        return row;
    }

    DefinitionRow doubted(List<DefinitionWarning> found) {
        try {
            warnings = EventJson.mapper().writeValueAsString(found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a warning is always written", e);
        }
        return this;
    }

    /** @param warnings of a row */
    static List<DefinitionWarning> warnings(String warnings) {
        try {
            return EventJson.mapper().readValue(warnings, new TypeReference<List<DefinitionWarning>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the warnings of a definition are not readable any more", e);
        }
    }

    ServiceDefined defined() {
        try {
            ServiceDefinition read = EventJson.mapper().readValue(definition, ServiceDefinition.class);
            return new ServiceDefined(read, revision, createdAt, createdBy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("definition of " + service + " is not readable any more", e);
        }
    }
}
