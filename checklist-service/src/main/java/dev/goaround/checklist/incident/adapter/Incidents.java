package dev.goaround.checklist.incident.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.GateContext.Incident;
import dev.goaround.checklist.deployment.adapter.DeploymentStore;
import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.checklist.lifecycle.IncidentCommands;
import dev.goaround.contracts.deployment.IncidentResolved;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Incidents of services. Whatever waits or runs in the same place is told of each change in the same transaction. */
@ApplicationScoped
public class Incidents {

    private static final int PAGE = 100;
    private static final String OPEN = "from IncidentRow where service = :service and environment = :environment"
            + " and resolvedAt is null order by openedAt, id";

    private final DeploymentStore store;
    private final Outbox outbox;
    private final Clock clock;

    Incidents(DeploymentStore store, Outbox outbox, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Those that are not resolved, the oldest first; more than {@value #PAGE} hold a gate no tighter. */
    public Uni<List<Incident>> open(Mutiny.Session session, String service, String environment) {
        return session.createSelectionQuery(OPEN, IncidentRow.class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .setMaxResults(PAGE)
                .getResultList()
                .map(rows -> rows.stream().map(IncidentRow::incident).toList());
    }

    /** The newest first; at most {@value #PAGE}. */
    Uni<List<IncidentRow>> of(Mutiny.Session session, String service, boolean openOnly) {
        return session.createSelectionQuery(
                        "from IncidentRow where service = :service" + (openOnly ? " and resolvedAt is null" : "")
                                + " order by openedAt desc, id",
                        IncidentRow.class)
                .setParameter("service", service)
                .setMaxResults(PAGE)
                .getResultList();
    }

    Uni<IncidentRow> opened(Mutiny.Session session, String service, String environment, String title, String by) {
        String id = "inc-" + UUID.randomUUID().toString().substring(0, 8);
        IncidentRow row = IncidentRow.opened(id, service, environment, title, by, clock.instant());
        return store.lockPlace(session, service, environment)
                .chain(() -> session.persist(row))
                .chain(() -> tell(session, service, environment, "incident “" + title + "” is open", by))
                .replaceWith(row);
    }

    /** @return empty if there is no such incident; the row as it was where it is resolved already */
    Uni<Optional<IncidentRow>> resolved(Mutiny.Session session, String service, String id, String by) {
        return session.find(IncidentRow.class, id, LockMode.PESSIMISTIC_WRITE).chain(row -> {
            if (row == null || !row.service.equals(service) || row.resolvedAt != null) {
                return Uni.createFrom().item(Optional.ofNullable(row).filter(found -> found.service.equals(service)));
            }
            row.resolvedAt = clock.instant();
            row.resolvedBy = by;
            return store.lockPlace(session, service, row.environment)
                    .chain(() ->
                            tell(session, service, row.environment, "incident “" + row.title + "” is resolved", by))
                    .chain(() -> publishResolved(session, row))
                    .replaceWith(Optional.of(row));
        });
    }

    /** What was opened elsewhere for the deployment that left it behind (a page, the status page) is to be ended there too. */
    private Uni<Void> publishResolved(Mutiny.Session session, IncidentRow row) {
        if (row.deployment == null) {
            return Uni.createFrom().voidItem();
        }
        return store.lock(session, row.deployment)
                .chain(found -> found.map(deployment -> outbox.append(session, resolved(deployment, row)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** An incident is resolved once, so its id makes the event's. */
    private static Envelope resolved(Deployment deployment, IncidentRow row) {
        IncidentResolved event =
                new IncidentResolved(deployment.ref(), row.id, row.title, row.resolvedBy, row.resolvedAt);
        return Envelope.of(
                event,
                row.id + "-resolved",
                DeploymentStore.SOURCE,
                row.resolvedAt,
                deployment.ref().revision(),
                null);
    }

    /** A rollback that failed leaves the service in a state that nobody vouches for, until somebody does. */
    public Uni<Void> after(Mutiny.Session session, Optional<CommandResult> decision) {
        if (decision.isEmpty()
                || !(decision.get() instanceof CommandResult.Changed changed)
                || !(changed.deployment().state() instanceof DeploymentState.RollbackFailed failed)
                || changed.before() == null
                || changed.before().ended().isPresent()) {
            return Uni.createFrom().voidItem();
        }
        Deployment deployment = changed.deployment();
        String service = deployment.ref().service();
        String environment = deployment.ref().environment();
        String title = "the rollback of " + deployment.ref().version() + " failed: " + failed.reason();
        IncidentRow row =
                IncidentRow.opened("inc-" + deployment.id(), service, environment, title, "goaround", failed.at());
        row.deployment = deployment.id();
        // The place is not locked here: a start would wait for this deployment while holding it, and reads incidents
        // itself.
        return session.persist(row)
                .chain(() -> tell(session, service, environment, "incident “" + title + "” is open", "goaround"));
    }

    private Uni<Void> tell(Mutiny.Session session, String service, String environment, String what, String by) {
        Instant now = clock.instant();
        return session.flush()
                .chain(() -> open(session, service, environment))
                .chain(open -> store.underway(session, service, environment)
                        .chain(ids -> Multi.createFrom()
                                .iterable(ids)
                                .onItem()
                                .transformToUniAndConcatenate(id -> store.lock(session, id)
                                        .chain(found -> tell(session, found, open, what, by, now)))
                                .onItem()
                                .ignoreAsUni()));
    }

    private Uni<Void> tell(
            Mutiny.Session session,
            Optional<Deployment> found,
            List<Incident> open,
            String what,
            String by,
            Instant now) {
        return found.map(deployment -> IncidentCommands.known(deployment, open, what, by, now))
                .filter(CommandResult.Changed.class::isInstance)
                .map(CommandResult.Changed.class::cast)
                .map(changed -> store.save(session, changed, null, now))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
