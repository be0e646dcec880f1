package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.LastRunning;
import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.checklist.start.VersionStanding;
import dev.goaround.checklist.timeline.adapter.Reports;
import dev.goaround.checklist.timeline.adapter.Timelines;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.Topic;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.outbox.Outbox;
import dev.goaround.messaging.tracing.CurrentTrace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Deployments in PostgreSQL. A change writes the state, the timeline, what was learned of the version, and the outbox rows in the
 * caller's transaction, under the lock of the deployment's row. {@link Deployments} says in which order, and why (ADR 0002).
 */
@ApplicationScoped
public class DeploymentStore {

    /** CloudEvents source of everything that this service says. */
    public static final String SOURCE = "/goaround/checklist-service";

    private static final int KNOWN_VERSIONS = 100;

    private final Outbox outbox;
    private final Timelines timelines;
    private final Reports reports;
    private final AfterCommit afterCommit;

    DeploymentStore(Outbox outbox, Timelines timelines, Reports reports, AfterCommit afterCommit) {
        this.outbox = outbox;
        this.timelines = timelines;
        this.reports = reports;
        this.afterCommit = afterCommit;
    }

    public Uni<Optional<Deployment>> find(Mutiny.Session session, String id) {
        return session.find(DeploymentRow.class, id)
                .map(row -> Optional.ofNullable(row).map(DeploymentRow::deployment));
    }

    /** Holds the row until the transaction ends. */
    public Uni<Optional<Deployment>> lock(Mutiny.Session session, String id) {
        return session.find(DeploymentRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(DeploymentRow::deployment));
    }

    /** One start at a time for a service and environment, until the transaction ends. */
    public Uni<Void> lockPlace(Mutiny.Session session, String service, String environment) {
        return session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended(:place, 0))", Integer.class)
                .setParameter("place", service + "/" + environment)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** One of the starts that have the same id at a time, whatever they start, until the transaction ends. To be asked first. */
    public Uni<Void> lockStart(Mutiny.Session session, String startId) {
        return lockPlace(session, "the start", startId);
    }

    /** The locked deployment of a place in one of the states, the newest first; null if there is none. */
    public Uni<Deployment> newestIn(Mutiny.Session session, String service, String environment, List<String> states) {
        return session.createSelectionQuery(
                        "select id from DeploymentRow where service = :service and environment = :environment"
                                + " and state in :states order by createdAt desc",
                        String.class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .setParameter("states", states)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .chain(id -> lockIn(session, id, states));
    }

    /** The plan of a version, or null. */
    public Uni<Deployment> plan(Mutiny.Session session, String service, String environment, String version) {
        return session.createSelectionQuery(
                        "select id from DeploymentRow where service = :service and environment = :environment"
                                + " and version = :version and state = 'planned' order by createdAt",
                        String.class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .setParameter("version", version)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .chain(id -> lockIn(session, id, List.of("planned")));
    }

    /**
     * By its id, not by its row: a row that is read before it is locked stays as it was read, and an order's fence that was put
     * up meanwhile would be written over.
     */
    private Uni<Deployment> lockIn(Mutiny.Session session, String id, List<String> states) {
        return id == null
                ? Uni.createFrom().nullItem()
                : lock(session, id)
                        .map(found -> found.filter(deployment ->
                                        states.contains(deployment.state().label()))
                                .orElse(null));
    }

    /** Ids of what waits or runs in a place, in the order in which it was made: whoever locks several locks them so. */
    public Uni<List<String>> underway(Mutiny.Session session, String service, String environment) {
        return session.createSelectionQuery(
                        "select id from DeploymentRow where service = :service and environment = :environment"
                                + " and state in ('planned', 'running') order by createdAt, id",
                        String.class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .getResultList();
    }

    /** Newest first. */
    public Uni<List<VersionStanding>> known(Mutiny.Session session, String service, String environment) {
        return session.createSelectionQuery(
                        "from VersionRow where service = :service and environment = :environment order by position desc",
                        VersionRow.class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .setMaxResults(KNOWN_VERSIONS)
                .getResultList()
                .map(rows -> rows.stream().map(VersionRow::standing).toList());
    }

    /** What was heard last of what runs there, or null. */
    public Uni<LastRunning> heard(Mutiny.Session session, String service, String environment) {
        return session.createSelectionQuery(
                        "from RunningRow where service = :service and environment = :environment order by position desc",
                        RunningRow.class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : row.running());
    }

    /** How many deployments somebody has started or planned that have not ended. */
    public Uni<Long> inFlight(Mutiny.Session session, String by) {
        return session.createSelectionQuery(
                        "select count(*) from DeploymentRow where startedBy = :by"
                                + " and state in ('planned', 'running', 'rolling-back')",
                        Long.class)
                .setParameter("by", by)
                .getSingleResult();
    }

    public Uni<String> startedBy(Mutiny.Session session, String startId) {
        return session.find(StartRow.class, startId).map(row -> row == null ? null : row.deployment);
    }

    public Uni<String> requestOf(Mutiny.Session session, String startId) {
        return session.find(StartRow.class, startId).map(row -> row == null ? null : row.request);
    }

    public Uni<Void> remember(Mutiny.Session session, String startId, String deployment, String request, Instant now) {
        return session.persist(StartRow.of(startId, deployment, request, now));
    }

    /** @param causation id of the event that led to the change, or null */
    public Uni<Void> save(Mutiny.Session session, CommandResult.Changed changed, String causation, Instant now) {
        Deployment after = changed.deployment();
        return write(session, changed, now)
                .map(row -> ChangeSpan.of(changed, row.traceparent))
                .invoke(span -> afterCommit.of(session, changed, span))
                .call(() -> timelines.append(session, after.id(), changed.timeline()))
                .call(() -> reports.keep(session, changed, now))
                .call(() -> learn(session, changed, now))
                .call(() -> hear(session, changed, now))
                .chain(span -> publish(session, changed, causation, CurrentTrace.traceparent(span), now));
    }

    private static Uni<DeploymentRow> write(Mutiny.Session session, CommandResult.Changed changed, Instant now) {
        Deployment after = changed.deployment();
        if (changed.before() == null) {
            DeploymentRow row = DeploymentRow.of(after, CurrentTrace.traceparent(), now);
            return session.persist(row).call(session::flush).replaceWith(row);
        }
        return session.find(DeploymentRow.class, after.id()).invoke(row -> row.holding(after, now));
    }

    private static Uni<Void> learn(Mutiny.Session session, CommandResult.Changed changed, Instant now) {
        return VersionStanding.learned(changed.before(), changed.deployment(), now)
                .map(standing -> session.persist(VersionRow.of(changed.deployment(), standing)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Uni<Void> hear(Mutiny.Session session, CommandResult.Changed changed, Instant now) {
        return LastRunning.learned(changed.before(), changed.deployment(), now)
                .map(running -> session.persist(RunningRow.of(changed.deployment(), running)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> publish(
            Mutiny.Session session, CommandResult.Changed changed, String causation, String traceparent, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Envelope envelope : envelopes(changed, causation, now)) {
            chain = chain.chain(() -> outbox.append(session, envelope.withTraceparent(traceparent)));
        }
        return changed.watchEnded()
                ? chain.chain(() -> outbox.appendTombstone(
                        session, Topic.WATCHES, changed.deployment().id()))
                : chain;
    }

    private static List<Envelope> envelopes(CommandResult.Changed changed, String causation, Instant now) {
        long revision = changed.deployment().ref().revision();
        List<Envelope> envelopes = new ArrayList<>();
        for (Event event : changed.events()) {
            String id = changed.deployment().id() + ":" + revision + ":" + (envelopes.size() + 1);
            envelopes.add(Envelope.of(event, id, SOURCE, now, revision, causation));
        }
        return envelopes;
    }
}
