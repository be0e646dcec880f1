package dev.goaround.notifier.delivery.adapter;

import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.notifier.announcement.Picture;
import dev.goaround.notifier.announcement.adapter.AnnouncementRow;
import dev.goaround.notifier.announcement.adapter.PictureRow;
import dev.goaround.notifier.announcement.adapter.ServiceDefinitionRow;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.routing.Action;
import dev.goaround.notifier.routing.CallbackRoute;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes deliveries that are due, for one attempt each, so that no two instances try the same one. */
@ApplicationScoped
class Claims {
    /*
     * A delivery that is not urgent waits for all earlier ones of its deployment, route and recipient: an edit needs the message
     * that it edits, and a page is resolved after it was opened. A row that another instance has just claimed is still seen here
     * as waiting or as sending, so it holds back the later ones either way.
     */
    private static final String CLAIM = """
            update delivery d set state = 'sending', lease_until = :lease, claimed_by = :me
            where d.id in (
                select q.id from delivery q
                where q.state in ('queued', 'retrying') and q.due_at <= :now
                  and (q.urgent or not exists (
                      select 1 from delivery e
                      where e.deployment = q.deployment and e.route = q.route and e.recipient = q.recipient
                        and e.id < q.id and not e.urgent and e.state in ('queued', 'retrying', 'sending')))
                order by q.urgent desc, q.id
                limit :most
                for update skip locked)
            returning d.id
            """;

    private static final String RELEASE_MINE =
            "update delivery set lease_until = :now where state = 'sending' and claimed_by = :me";
    private static final String LEASE_OVER = """
            update delivery d set lease_until = :lease, claimed_by = :me
            where d.id in (
                select q.id from delivery q where q.state = 'sending' and q.lease_until < :now
                order by q.id limit :most for update skip locked)
            returning d.id
            """;
    private static final String NEWER_MAIN =
            "select count(*) from DeliveryRow d where d.deployment = :deployment and d.route = :route"
                    + " and d.recipient = :recipient and d.action = :action and d.id > :id and d.state in ('queued', 'retrying')";
    private static final String MAIN_REFERENCE =
            "select d.reference from DeliveryRow d where d.deployment = :deployment and d.route = :route"
                    + " and d.recipient = :recipient and d.action = :action and d.reference is not null order by d.id desc";

    private final Transactions transactions;
    private final LoopConfig config;
    private final Clock clock;

    Claims(Transactions transactions, LoopConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A delivery in hand.
     *
     * @param assignment empty where the route is gone from the definition
     * @param newerWaits whether a newer edit of the same message waits
     * @param traceparent of the announced event, or null
     */
    record Claimed(long id, Optional<Assignment> assignment, boolean newerWaits, String traceparent) {}

    /** Of an earlier run of this instance: nobody else had them, and nobody is trying them any more. */
    Uni<Integer> releaseMine() {
        return transactions.run(session -> session.createNativeQuery(RELEASE_MINE)
                .setParameter("now", clock.instant())
                .setParameter("me", config.instance())
                .executeUpdate());
    }

    Uni<List<Claimed>> due(int most) {
        return transactions.run(session -> ids(session, CLAIM, most).chain(ids -> inHand(session, ids)));
    }

    /** Whose attempt never came to its end; ids only, since nothing is to be sent. */
    Uni<List<Long>> interrupted(int most) {
        return transactions.run(session -> ids(session, LEASE_OVER, most));
    }

    private Uni<List<Long>> ids(Mutiny.Session session, String sql, int most) {
        return session.createNativeQuery(sql, Long.class)
                .setParameter("lease", clock.instant().plus(config.lease()))
                .setParameter("me", config.instance())
                .setParameter("now", clock.instant())
                .setParameter("most", most)
                .getResultList();
    }

    private Uni<List<Claimed>> inHand(Mutiny.Session session, List<Long> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(
                        id -> session.find(DeliveryRow.class, id).chain(row -> claimed(session, row)))
                .collect()
                .asList();
    }

    /** An edit is left out where a newer one waits. The first post is not: what goes under the message waits for it. */
    private Uni<Claimed> claimed(Mutiny.Session session, DeliveryRow row) {
        return session.find(AnnouncementRow.class, row.announcementId)
                .chain(announcement -> assignment(session, row, announcement)
                        .chain(found -> newerWaits(session, row, found)
                                .map(newer -> new Claimed(row.id, found, newer, announcement.traceparent()))));
    }

    private static Uni<Boolean> newerWaits(Mutiny.Session session, DeliveryRow row, Optional<Assignment> found) {
        boolean edit = row.action == Action.MAIN
                && found.map(Assignment::mainReference).isPresent();
        return edit ? newerWaits(session, row) : Uni.createFrom().item(false);
    }

    private static Uni<Boolean> newerWaits(Mutiny.Session session, DeliveryRow row) {
        return ofLane(session.createSelectionQuery(NEWER_MAIN, Long.class), row)
                .setParameter("id", row.id)
                .getSingleResult()
                .map(newer -> newer > 0);
    }

    private Uni<Optional<Assignment>> assignment(
            Mutiny.Session session, DeliveryRow row, AnnouncementRow announcement) {
        return session.find(PictureRow.class, row.deployment)
                .map(PictureRow::picture)
                .chain(picture -> ServiceDefinitionRow.find(session, row.service, picture.definitionRevision())
                        .map(definition -> definition.flatMap(found -> route(picture, found, row)))
                        .chain(route -> route.isEmpty()
                                ? Uni.createFrom().item(Optional.<Assignment>empty())
                                : assignment(session, row, announcement, picture, route.get())
                                        .map(Optional::of)));
    }

    private static Uni<Assignment> assignment(
            Mutiny.Session session, DeliveryRow row, AnnouncementRow announcement, Picture picture, Route route) {
        return ofLane(session.createSelectionQuery(MAIN_REFERENCE, String.class), row)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .map(reference -> new Assignment(
                        row.name,
                        announcement.announcement(),
                        picture,
                        announcement.event(),
                        route,
                        row.action,
                        row.recipient,
                        reference,
                        row.attempts + 1,
                        row.owedAt));
    }

    private static <T> Mutiny.SelectionQuery<T> ofLane(Mutiny.SelectionQuery<T> query, DeliveryRow row) {
        return query.setParameter("deployment", row.deployment)
                .setParameter("route", row.route)
                .setParameter("recipient", row.recipient)
                .setParameter("action", Action.MAIN);
    }

    private static Optional<Route> route(Picture picture, ServiceDefinition definition, DeliveryRow row) {
        return CallbackRoute.with(picture, definition, row.environment).stream()
                .filter(route -> route.name().equals(row.route))
                .findFirst();
    }
}
