package dev.goaround.notifier.delivery.adapter;

import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import dev.goaround.notifier.announcement.adapter.AnnouncementRow;
import dev.goaround.notifier.announcement.adapter.DeploymentSnapshotRow;
import dev.goaround.notifier.announcement.adapter.ServiceDefinitionRow;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.routing.CallbackRoute;
import dev.goaround.notifier.routing.ChannelAction;
import dev.goaround.notifier.routing.RouteNow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes deliveries that are due, for one attempt each, so that no two instances try the same one (ADR 0021).
 *
 * <ol>
 *   <li>At the start the attempts of an earlier run of this instance are released: their leases end now.
 *   <li>{@link #first} claims what calls people, and the end of such calls. A call waits for nothing; its end waits for what is earlier
 *       in its own strand, and a moment for news that were never tried.
 *   <li>{@link #news} claims the rest, in order for each recipient, with so many attempts at once for each route.
 *   <li>Each claim is a row in state {@code sending} with a lease and this instance's name; with it comes the {@link Assignment}, or how
 *       the delivery ends without being sent.
 *   <li>{@link #interrupted} claims attempts whose lease is over: nobody knows whether they arrived, and nothing of them is sent here.
 * </ol>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A row is claimed by one instance at a time ({@code for update skip locked}); one that another has just claimed is still seen as
 *       waiting or sending, and holds back the later ones of its strand.
 *   <li>Order is kept within a strand of a recipient, and nowhere else.
 *   <li>A page waits for no news, no other route and no other service; a channel that hangs takes no slot that a page of another needs.
 *   <li>No attempt is made in a transaction: the claim is committed first.
 * </ul>
 */
@ApplicationScoped
class DeliveryClaims {
    private static final String TAKE = """
            update delivery d set state = 'sending', lease_until = :lease, claimed_by = :me
            where d.id in (
                select t.id from delivery t where t.state in ('queued', 'retrying') and t.id in (%s)
                order by t.urgent desc, t.id
                for update skip locked)
            returning d.id
            """;

    private static final String EARLIER = """
            select 1 from delivery e
            where e.deployment = q.deployment and e.route = q.route and e.recipient = q.recipient
              and e.id < q.id and e.state in ('queued', 'retrying', 'sending')
            """;

    /*
     * What calls people waits for nothing. What follows a call (its end, first of all) waits for all that is earlier in its own
     * strand, and a moment for news that were never tried, so that they come in order where nothing is amiss. A row that another
     * instance has just claimed is still seen here as waiting or as sending, so it holds back the later ones either way. A channel
     * has so many slots and no more: a chat or a mail server that hangs takes none of those that a page needs.
     */
    private static final String FIRST = TAKE.formatted("""
            select r.id from (
                select q.id, q.urgent, q.channel,
                       row_number() over (partition by q.channel order by q.urgent desc, q.id) as place
                from delivery q
                where q.state in ('queued', 'retrying') and q.due_at <= :now and q.strand <> 'NEWS'
                  and (q.urgent or not exists (%s and (e.strand = q.strand
                       or (e.strand = 'NEWS' and e.attempts = 0 and q.owed_at > :owedSince))))) r
            left join (
                select channel, count(*) as sending from delivery
                where state = 'sending' and strand <> 'NEWS' group by channel) s
              on s.channel = r.channel
            where r.place + coalesce(s.sending, 0) <= :perChannel
            order by r.urgent desc, r.place, r.id limit :most
            """.formatted(EARLIER));

    /*
     * News wait for all that is earlier for the same recipient; the one message of a deployment, which shows how things are now,
     * for news only. A route has so many attempts at once and no more; beyond that, routes take turns.
     */
    private static final String NEWS = TAKE.formatted("""
            select r.id from (
                select q.id, q.service, q.environment, q.route,
                       row_number() over (partition by q.service, q.environment, q.route order by q.id) as place
                from delivery q
                where q.state in ('queued', 'retrying') and q.due_at <= :now and q.strand = 'NEWS'
                  and not exists (%s and (q.action <> 'MAIN' or e.strand = 'NEWS'))) r
            left join (
                select service, environment, route, count(*) as sending from delivery
                where state = 'sending' and strand = 'NEWS' group by service, environment, route) s
              on s.service = r.service and s.environment = r.environment and s.route = r.route
            where r.place + coalesce(s.sending, 0) <= :perRoute
            order by r.place, r.id limit :most
            """.formatted(EARLIER));

    private static final String RELEASE_MINE =
            "update delivery set lease_until = :now where state = 'sending' and claimed_by = :me";
    /** A first post to chat has no key: whether it was one stands in whether there is a message to edit. */
    private static final String LEASE_OVER = """
            update delivery d set lease_until = :lease, claimed_by = :me
            where d.id in (
                select q.id from delivery q where q.state = 'sending' and q.lease_until < :now
                order by q.id limit :most for update skip locked)
            returning d.id, (d.action = 'MAIN' and not exists (
                select 1 from delivery m
                where m.deployment = d.deployment and m.route = d.route and m.recipient = d.recipient
                  and m.action = 'MAIN' and m.reference is not null)) as keyless
            """;

    private static final String PAGES_THAT_MAY_BE_OPEN =
            "select count(*) from DeliveryRow d where d.deployment = :deployment and d.channel = :channel"
                    + " and d.action = :action and d.strand = :strand and d.id < :id"
                    + " and (d.state = 'delivered' or d.unclear > 0)";
    private static final String NEWER_MAIN =
            "select count(*) from DeliveryRow d where d.deployment = :deployment and d.route = :route"
                    + " and d.recipient = :recipient and d.action = :action and d.id > :id and d.state in ('queued', 'retrying')";
    private static final String MAIN_REFERENCE =
            "select d.reference from DeliveryRow d where d.deployment = :deployment and d.route = :route"
                    + " and d.recipient = :recipient and d.action = :action and d.reference is not null order by d.id desc";

    /** So long do the rollback's messages let older news go first that were never tried. */
    private static final Duration IN_ORDER_WITHIN = Duration.ofSeconds(2);

    /** So many channels may hang at the same time before calls by the others wait for a slot. */
    private static final int CHANNELS_AT_ONCE = 4;

    private final Transactions transactions;
    private final LoopConfig config;
    private final Clock clock;

    DeliveryClaims(Transactions transactions, LoopConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A delivery in hand.
     *
     * @param assignment empty where it is known already how it ends
     * @param end how it ends without being sent, or null
     * @param traceparent of the announced event, or null
     */
    record Claimed(long id, Optional<Assignment> assignment, SendResult end, String traceparent) {}

    /**
     * Whose attempt never came to its end.
     *
     * @param keyless whether its receiver would take a repetition for another message
     */
    record Interrupted(long id, boolean keyless) {}

    /** Of an earlier run of this instance: nobody else had them, and nobody is trying them any more. */
    Uni<Integer> releaseMine() {
        return transactions.run(session -> session.createNativeQuery(RELEASE_MINE)
                .setParameter("now", clock.instant())
                .setParameter("me", config.instance())
                .executeUpdate());
    }

    /** Calls, and what follows them. */
    Uni<List<Claimed>> first(int most) {
        return transactions.run(session -> claim(session, FIRST, most)
                .setParameter("owedSince", clock.instant().minus(IN_ORDER_WITHIN))
                .setParameter("perChannel", Math.max(1, config.reserve() / CHANNELS_AT_ONCE))
                .getResultList()
                .chain(ids -> inHand(session, ids)));
    }

    Uni<List<Claimed>> news(int most) {
        return transactions.run(session -> claim(session, NEWS, most)
                .setParameter("perRoute", config.perRoute())
                .getResultList()
                .chain(ids -> inHand(session, ids)));
    }

    /** Nothing of them is to be sent. */
    Uni<List<Interrupted>> interrupted(int most) {
        return transactions.run(session -> session.createNativeQuery(LEASE_OVER, Object[].class)
                .setParameter("lease", clock.instant().plus(config.lease()))
                .setParameter("me", config.instance())
                .setParameter("now", clock.instant())
                .setParameter("most", most)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Interrupted(((Number) row[0]).longValue(), (Boolean) row[1]))
                        .toList()));
    }

    private Mutiny.SelectionQuery<Long> claim(Mutiny.Session session, String sql, int most) {
        return session.createNativeQuery(sql, Long.class)
                .setParameter("lease", clock.instant().plus(config.lease()))
                .setParameter("me", config.instance())
                .setParameter("now", clock.instant())
                .setParameter("most", most);
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

    private Uni<Claimed> claimed(Mutiny.Session session, DeliveryRow row) {
        return session.find(AnnouncementRow.class, row.announcementId)
                .chain(announcement -> session.find(DeploymentSnapshotRow.class, row.deployment)
                        .chain(picture -> claimed(session, row, announcement, picture))
                        // What one row holds may be unreadable; the others are not to wait for it for ever.
                        .onFailure(IllegalStateException.class)
                        .recoverWithItem(failure -> ended(
                                row,
                                announcement,
                                new SendResult.Refused(DeliveryReason.DEFECT, "a defect: " + failure.getMessage()))));
    }

    private Uni<Claimed> claimed(
            Mutiny.Session session, DeliveryRow row, AnnouncementRow announcement, DeploymentSnapshotRow pictureRow) {
        DeploymentSnapshot snapshot = pictureRow.picture();
        Announcement said = announcement.announcement();
        if (row.urgent) {
            Optional<String> settled = snapshot.settles(said);
            if (settled.isPresent()) {
                return Uni.createFrom()
                        .item(ended(row, announcement, new SendResult.Needless(DeliveryReason.SETTLED, settled.get())));
            }
        }
        return route(session, row, snapshot)
                .chain(now -> now.gone() != null
                        ? Uni.createFrom()
                                .item(ended(
                                        row, announcement, new SendResult.Refused(DeliveryReason.ROUTE, now.gone())))
                        : reference(session, row, now)
                                .chain(reference -> needless(session, row, reference)
                                        .map(needless -> needless.map(end -> ended(row, announcement, end))
                                                .orElseGet(() ->
                                                        toSend(row, announcement, said, snapshot, now, reference)))));
    }

    private static Claimed ended(DeliveryRow row, AnnouncementRow announcement, SendResult end) {
        return new Claimed(row.id, Optional.empty(), end, announcement.traceparent());
    }

    private static Claimed toSend(
            DeliveryRow row,
            AnnouncementRow announcement,
            Announcement said,
            DeploymentSnapshot snapshot,
            RouteNow now,
            Optional<String> reference) {
        Assignment assignment = new Assignment(
                row.name,
                said,
                snapshot,
                announcement.event(),
                now.route(),
                row.action,
                now.recipient(),
                reference.orElse(null),
                row.attempts + 1,
                row.owedAt);
        return new Claimed(row.id, Optional.of(assignment), null, announcement.traceparent());
    }

    /** Of the message that is edited or replied to; there is none where the recipient is another one by now. */
    private static Uni<Optional<String>> reference(Mutiny.Session session, DeliveryRow row, RouteNow now) {
        if (!now.recipient().equals(row.recipient)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return ofLane(session.createSelectionQuery(MAIN_REFERENCE, String.class), row)
                .setParameter("action", ChannelAction.MAIN)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /**
     * An edit is left out where a newer one waits; the first post is not: what goes under the message waits for it. The end of a
     * page is left out where no page can have got through.
     */
    private static Uni<Optional<SendResult>> needless(
            Mutiny.Session session, DeliveryRow row, Optional<String> reference) {
        if (row.action == ChannelAction.MAIN && reference.isPresent()) {
            return ofLane(session.createSelectionQuery(NEWER_MAIN, Long.class), row)
                    .setParameter("action", ChannelAction.MAIN)
                    .setParameter("id", row.id)
                    .getSingleResult()
                    .map(newer -> needless(
                            newer > 0, DeliveryReason.NEWER_STATE, "a newer state of the message is on its way"));
        }
        if (row.action == ChannelAction.RESOLVE) {
            // By whatever route: one that was renamed since has to end what it began, too.
            return session.createSelectionQuery(PAGES_THAT_MAY_BE_OPEN, Long.class)
                    .setParameter("deployment", row.deployment)
                    .setParameter("channel", row.channel)
                    .setParameter("action", ChannelAction.PAGE)
                    .setParameter("strand", row.strand)
                    .setParameter("id", row.id)
                    .getSingleResult()
                    .map(pages -> needless(
                            pages == 0, DeliveryReason.SETTLED, "no page got through that had to be resolved"));
        }
        return Uni.createFrom().item(Optional.empty());
    }

    private static Optional<SendResult> needless(boolean is, DeliveryReason reason, String detail) {
        return is ? Optional.of(new SendResult.Needless(reason, detail)) : Optional.empty();
    }

    private static <T> Mutiny.SelectionQuery<T> ofLane(Mutiny.SelectionQuery<T> query, DeliveryRow row) {
        return query.setParameter("deployment", row.deployment)
                .setParameter("route", row.route)
                .setParameter("recipient", row.recipient);
    }

    private static Uni<RouteNow> route(Mutiny.Session session, DeliveryRow row, DeploymentSnapshot snapshot) {
        return ServiceDefinitionRow.find(session, row.service, snapshot.definitionRevision())
                .chain(then -> ServiceDefinitionRow.newest(session, row.service, snapshot.definitionRevision())
                        .map(now -> RouteNow.of(
                                routes(snapshot, then, row),
                                routes(snapshot, now, row),
                                row.route,
                                row.channel,
                                row.recipient)));
    }

    private static List<Route> routes(
            DeploymentSnapshot snapshot, Optional<ServiceDefinition> definition, DeliveryRow row) {
        return definition
                .map(found -> CallbackRoute.with(snapshot, found, row.environment))
                .orElse(List.of());
    }
}
