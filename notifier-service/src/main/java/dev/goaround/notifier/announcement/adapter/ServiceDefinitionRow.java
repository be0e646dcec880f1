package dev.goaround.notifier.announcement.adapter;

import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.service.ServiceDefinition;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** One revision of a service definition. */
@Entity
@Table(name = "service_definition")
public class ServiceDefinitionRow {
    private static final String STORE = "insert into service_definition (service, revision, definition)"
            + " values (:service, :revision, :definition) on conflict do nothing";
    private static final String NEWEST = "from ServiceDefinitionRow r where r.id.service = :service"
            + " and r.id.revision >= :revision order by r.id.revision desc";
    private static final String NEAREST = "from ServiceDefinitionRow r where r.id.service = :service"
            + " and r.id.revision >= :revision order by r.id.revision";

    /** Primary key. */
    @Embeddable
    public record Key(String service, long revision) implements Serializable {}

    @EmbeddedId
    Key id;

    String definition;

    protected ServiceDefinitionRow() {}

    public static Uni<Void> store(Mutiny.Session session, ServiceDefined defined) {
        return session.createNativeQuery(STORE)
                .setParameter("service", defined.definition().service())
                .setParameter("revision", defined.revision())
                .setParameter("definition", StoredJson.write(defined.definition()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * The newest revision, if it is not older than the one that the deployment keeps to. Who is told, and where, goes by it: a
     * corrected address counts at once, also for what is owed already. Empty: not here yet.
     */
    public static Uni<Optional<ServiceDefinition>> newest(Mutiny.Session session, String service, long revision) {
        return one(session, NEWEST, service, revision);
    }

    /**
     * The revision, or where it never came here because the topic keeps the last one only, the next that did. Empty: not here
     * yet.
     */
    public static Uni<Optional<ServiceDefinition>> find(Mutiny.Session session, String service, long revision) {
        return one(session, NEAREST, service, revision);
    }

    private static Uni<Optional<ServiceDefinition>> one(
            Mutiny.Session session, String query, String service, long revision) {
        return session.createSelectionQuery(query, ServiceDefinitionRow.class)
                .setParameter("service", service)
                .setParameter("revision", revision)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row)
                        .map(found -> StoredJson.read(found.definition, ServiceDefinition.class)));
    }
}
