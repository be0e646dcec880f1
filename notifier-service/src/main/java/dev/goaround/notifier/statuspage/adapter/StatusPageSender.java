package dev.goaround.notifier.statuspage.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.Sender;
import dev.goaround.notifier.delivery.adapter.Transactions;
import dev.goaround.notifier.statuspage.ComponentState;
import dev.goaround.notifier.statuspage.IncidentState;
import dev.goaround.notifier.statuspage.StatusChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Goaround's own status page, in this service's database. Written when something changes for its readers, and never else. */
@ApplicationScoped
class StatusPageSender implements Sender {
    private static final String OPEN =
            "from StatusIncidentRow i where i.service = :service and i.environment = :environment"
                    + " and i.component = :component and i.resolvedAt is null order by i.id";

    private final Transactions transactions;
    private final StatusComponents components;
    private final Clock clock;

    StatusPageSender(Transactions transactions, StatusComponents components, Clock clock) {
        this.transactions = transactions;
        this.components = components;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.STATUS_PAGE;
    }

    @Override
    public Uni<SendResult> send(Assignment assignment) {
        return transactions
                .run(session -> write(session, assignment))
                .onFailure()
                .recoverWithItem(failure -> new SendResult.TryLater(
                        DeliveryReason.NOT_REACHED,
                        "the database could not be reached: "
                                + failure.getClass().getSimpleName(),
                        null));
    }

    private Uni<SendResult> write(Mutiny.Session session, Assignment assignment) {
        Announcement said = assignment.announcement();
        StatusComponentRow.Key key = new StatusComponentRow.Key(
                assignment.service(),
                said.deployment().environment(),
                StatusComponents.name(assignment.route(), assignment.service()));
        return components
                .makeSure(session, key)
                .chain(() -> session.find(StatusComponentRow.class, key, LockModeType.PESSIMISTIC_WRITE))
                .chain(component -> session.createSelectionQuery(OPEN, StatusIncidentRow.class)
                        .setParameter("service", key.service())
                        .setParameter("environment", key.environment())
                        .setParameter("component", key.name())
                        .getResultList()
                        .chain(open -> write(session, assignment, component, open)));
    }

    private Uni<SendResult> write(
            Mutiny.Session session, Assignment assignment, StatusComponentRow component, List<StatusIncidentRow> open) {
        Announcement said = assignment.announcement();
        if (StatusChange.endsEarlierIncidents(said.what(), assignment.picture()) && !open.isEmpty()) {
            return resolveAll(session, said, component, open);
        }
        Optional<StatusIncidentRow> own = open.stream()
                .filter(incident -> incident.deployment.equals(said.deployment().id()))
                .findFirst();
        return StatusChange.of(
                        said.what(), assignment.picture(), own.isPresent(), open.size() > (own.isPresent() ? 1 : 0))
                .map(change -> own.map(incident -> update(session, said, component, incident, change))
                        .orElseGet(() -> open(session, said, component, change)))
                .orElseGet(() -> Uni.createFrom()
                        .item(new SendResult.Needless(
                                DeliveryReason.NOTHING_CHANGED, "nothing changes for the page's readers")));
    }

    /** A repeated attempt finds what the first has written, and the deployment's incident is one. */
    private Uni<SendResult> open(
            Mutiny.Session session, Announcement said, StatusComponentRow component, StatusChange change) {
        return session.createSelectionQuery(
                        "from StatusIncidentRow i where i.deployment = :deployment and i.component = :component",
                        StatusIncidentRow.class)
                .setParameter("deployment", said.deployment().id())
                .setParameter("component", component.id.name())
                .getSingleResultOrNull()
                .chain(before -> {
                    if (before != null) {
                        return update(session, said, component, before, change);
                    }
                    StatusIncidentRow incident = StatusIncidentRow.opened(
                            said.deployment().id(),
                            component.id,
                            StatusChange.title(component.id.name()),
                            clock.instant());
                    return session.persist(incident)
                            .chain(() -> session.flush())
                            .chain(() -> update(session, said, component, incident, change));
                });
    }

    private Uni<SendResult> update(
            Mutiny.Session session,
            Announcement said,
            StatusComponentRow component,
            StatusIncidentRow incident,
            StatusChange change) {
        return session.find(StatusUpdateRow.class, new StatusUpdateRow.Key(incident.id, said.id()))
                .chain(written -> {
                    if (written != null) {
                        return Uni.createFrom().item(new SendResult.Sent(null));
                    }
                    incident.enter(change.incident(), clock.instant());
                    component.enter(change.component(), clock.instant());
                    return session.persist(StatusUpdateRow.of(
                                    incident.id, said.id(), clock.instant(), change.incident(), change.text()))
                            .replaceWith(new SendResult.Sent(null));
                });
    }

    private Uni<SendResult> resolveAll(
            Mutiny.Session session, Announcement said, StatusComponentRow component, List<StatusIncidentRow> open) {
        StatusChange resolved = new StatusChange(
                ComponentState.OPERATIONAL, IncidentState.RESOLVED, StatusChange.textForEarlierIncidents());
        Uni<SendResult> all = Uni.createFrom().item(new SendResult.Sent(null));
        for (StatusIncidentRow incident : open) {
            all = all.chain(() -> update(session, said, component, incident, resolved));
        }
        return all;
    }
}
