package dev.goaround.checklist.definition.adapter;

import dev.goaround.checklist.definition.DefinitionReader;
import dev.goaround.checklist.definition.DefinitionReading;
import dev.goaround.checklist.deployment.adapter.DeploymentMeters;
import dev.goaround.checklist.deployment.adapter.DeploymentStore;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.Written;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The stored service definitions; a changed one is a new revision and is published. */
@ApplicationScoped
public class Definitions {

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Clock clock;
    private final DeploymentMeters meters;
    private final DefinitionReader reader;

    Definitions(
            Mutiny.SessionFactory sessions, Outbox outbox, Clock clock, DeploymentMeters meters, AddressGuard guard) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
        this.reader = new DefinitionReader(url -> guard.asWritten(url) instanceof Written.Refused refused
                ? Optional.of(refused.reason())
                : Optional.empty());
    }

    /** Reads YAML or JSON; what it may call is judged by the allow list. */
    public DefinitionReading read(String text) {
        return reader.read(text);
    }

    /** @return the revision that holds the definition, which is an old one if nothing changed */
    public Uni<ServiceDefined> store(ServiceDefinition definition, String by) {
        return sessions.withTransaction(session -> lock(session, definition.service())
                        .chain(() -> newest(session, definition.service()))
                        .chain(newest -> newest.isPresent()
                                        && newest.get().definition().equals(definition)
                                ? Uni.createFrom().item(newest.get())
                                : add(
                                        session,
                                        definition,
                                        newest.map(ServiceDefined::revision).orElse(0L) + 1,
                                        by)))
                .invoke(() -> definition
                        .environments()
                        .keySet()
                        .forEach(environment -> meters.expectDeploymentsOf(definition.service(), environment)));
    }

    public Uni<Optional<ServiceDefined>> newest(Mutiny.Session session, String service) {
        return session.createSelectionQuery(
                        "from DefinitionRow where service = :service order by revision desc", DefinitionRow.class)
                .setParameter("service", service)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(DefinitionRow::defined));
    }

    public Uni<Optional<ServiceDefined>> newest(String service) {
        return sessions.withSession(session -> newest(session, service));
    }

    private Uni<ServiceDefined> add(Mutiny.Session session, ServiceDefinition definition, long revision, String by) {
        ServiceDefined defined = new ServiceDefined(definition, revision, clock.instant(), by);
        String id = "service:" + definition.service() + ":" + revision;
        Envelope envelope = Envelope.of(defined, id, DeploymentStore.SOURCE, defined.at(), null, null);
        return session.persist(DefinitionRow.of(defined))
                .chain(() -> outbox.append(session, envelope))
                .replaceWith(defined);
    }

    private static Uni<Void> lock(Mutiny.Session session, String service) {
        return session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended(:service, 2))", Integer.class)
                .setParameter("service", service)
                .getSingleResult()
                .replaceWithVoid();
    }
}
