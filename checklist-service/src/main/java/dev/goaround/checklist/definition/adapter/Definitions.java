package dev.goaround.checklist.definition.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.checklist.definition.DefinitionReader;
import dev.goaround.checklist.definition.DefinitionReading;
import dev.goaround.checklist.definition.DefinitionWarning;
import dev.goaround.checklist.definition.Problem;
import dev.goaround.checklist.deployment.adapter.DeploymentMeters;
import dev.goaround.checklist.deployment.adapter.DeploymentStore;
import dev.goaround.checklist.library.adapter.ServiceDefinitions;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.egress.AddressGuard;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The stored service definitions; a changed one is a new revision and is published. */
@ApplicationScoped
public class Definitions implements ServiceDefinitions {

    /** A quarter of a record, for a watch plan carries it with what the checklist asks for. */
    private static final int MOST_BYTES = 256 << 10;

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
        this.reader = new DefinitionReader(url -> guard.asWritten(url).refusal());
    }

    /** Reads YAML or JSON; what it may call is judged by the allow list. */
    DefinitionReading read(String text) {
        return reader.read(text)
                .fold(
                        read -> tooLarge(read.definition())
                                .<DefinitionReading>map(DefinitionReading.Refused::new)
                                .orElse(read),
                        refused -> refused);
    }

    /** A short text can say much: a trigger of ten characters is a condition with all of its terms. */
    private static Optional<List<Problem>> tooLarge(ServiceDefinition definition) {
        try {
            int bytes = EventJson.mapper().writeValueAsBytes(definition).length;
            return bytes <= MOST_BYTES
                    ? Optional.empty()
                    : Optional.of(List.of(new Problem(
                            1,
                            1,
                            "",
                            "written out it has " + bytes + " bytes, and there may be " + MOST_BYTES
                                    + ", so that events can carry it; one definition is of one service")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition is always written", e);
        }
    }

    /**
     * @param warnings are kept with the revision; those of an earlier save give way
     * @return the revision that holds the definition, which is an old one if nothing changed
     */
    public Uni<ServiceDefined> store(ServiceDefinition definition, List<DefinitionWarning> warnings, String by) {
        return sessions.withTransaction(session -> lock(session, definition.service())
                        .chain(() -> newestRow(session, definition.service()))
                        .chain(row -> {
                            ServiceDefined newest = row == null ? null : row.defined();
                            if (newest != null && newest.definition().equals(definition)) {
                                row.doubted(warnings);
                                return Uni.createFrom().item(newest);
                            }
                            return add(session, definition, warnings, newest == null ? 1 : newest.revision() + 1, by);
                        }))
                .invoke(() -> definition
                        .environments()
                        .keySet()
                        .forEach(environment -> meters.expectDeploymentsOf(definition.service(), environment)));
    }

    public Uni<Optional<ServiceDefined>> newest(Mutiny.Session session, String service) {
        return newestRow(session, service).map(row -> Optional.ofNullable(row).map(DefinitionRow::defined));
    }

    /** A revision that something is pinned to. */
    public Uni<Optional<ServiceDefined>> revision(Mutiny.Session session, String service, long revision) {
        return session.find(DefinitionRow.class, new DefinitionRow.Key(service, revision))
                .map(row -> Optional.ofNullable(row).map(DefinitionRow::defined));
    }

    /** What was doubted of a revision when it was saved; empty in rows of release 0.1, whose doubts nobody kept. */
    public Uni<Optional<List<DefinitionWarning>>> warnings(String service, long revision) {
        return sessions.withSession(session -> session.createSelectionQuery(
                        "select warnings from DefinitionRow where service = :service and revision = :revision",
                        String.class)
                .setParameter("service", service)
                .setParameter("revision", revision)
                .getSingleResultOrNull()
                .map(warnings -> Optional.ofNullable(warnings).map(DefinitionRow::warnings)));
    }

    private static Uni<DefinitionRow> newestRow(Mutiny.Session session, String service) {
        return session.createSelectionQuery(
                        "from DefinitionRow where service = :service order by revision desc", DefinitionRow.class)
                .setParameter("service", service)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    /** Of a revision that is stored; what was doubted of it before gives way. */
    Uni<Void> doubted(String service, long revision, List<DefinitionWarning> warnings) {
        return sessions.withTransaction(
                session -> session.find(DefinitionRow.class, new DefinitionRow.Key(service, revision))
                        .invoke(row -> row.doubted(warnings))
                        .replaceWithVoid());
    }

    @Override
    public Uni<Optional<ServiceDefined>> newest(String service) {
        return sessions.withSession(session -> newest(session, service));
    }

    private Uni<ServiceDefined> add(
            Mutiny.Session session,
            ServiceDefinition definition,
            List<DefinitionWarning> warnings,
            long revision,
            String by) {
        ServiceDefined defined = new ServiceDefined(definition, revision, clock.instant(), by);
        String id = "service:" + definition.service() + ":" + revision;
        Envelope envelope = Envelope.of(defined, id, DeploymentStore.SOURCE, defined.at(), null, null);
        return session.persist(DefinitionRow.of(defined).doubted(warnings))
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
