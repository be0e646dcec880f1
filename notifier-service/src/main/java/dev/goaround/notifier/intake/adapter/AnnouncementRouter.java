package dev.goaround.notifier.intake.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.service.Route;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.AnnouncementKind;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import dev.goaround.notifier.announcement.adapter.AnnouncementRow;
import dev.goaround.notifier.announcement.adapter.DeploymentSnapshotRow;
import dev.goaround.notifier.announcement.adapter.ServiceDefinitionRow;
import dev.goaround.notifier.delivery.adapter.Ledger;
import dev.goaround.notifier.routing.CallbackRoute;
import dev.goaround.notifier.routing.OwedDelivery;
import dev.goaround.notifier.routing.RoutingPolicy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Finds out to whom announcements go, as soon as it is known what the service's definition says. Order between topics is not
 * given: an announcement may be here before the deployment's opening or the definition, and waits for them.
 */
@ApplicationScoped
class AnnouncementRouter {
    private static final Logger LOG = Logger.getLogger(AnnouncementRouter.class);
    private static final String WAITING =
            "from AnnouncementRow a where a.deployment = :deployment and a.routed = false" + " order by a.id";
    private static final String DEPLOYMENTS_WAITING =
            "select distinct a.deployment from AnnouncementRow a where a.service = :service and a.routed = false"
                    + " order by a.deployment";

    /** Behind these, a call that did not get through may be needless. */
    private static final Set<AnnouncementKind> ENDS_CALLS = EnumSet.of(
            AnnouncementKind.ROLLBACK_VERIFIED,
            AnnouncementKind.INCIDENT_RESOLVED,
            AnnouncementKind.SEES_AGAIN,
            AnnouncementKind.ENDED);

    private final Ledger ledger;

    AnnouncementRouter(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The deployment's row is locked by the caller. */
    Uni<Void> route(Mutiny.Session session, DeploymentSnapshotRow row, DeploymentSnapshot snapshot) {
        if (snapshot.definitionRevision() == null) {
            return Uni.createFrom().voidItem();
        }
        return ServiceDefinitionRow.newest(session, row.service(), snapshot.definitionRevision())
                .chain(definition -> definition
                        .map(found -> route(session, row, CallbackRoute.with(snapshot, found, row.environment())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    Uni<Void> routeWaiting(Mutiny.Session session, String service) {
        return session.createSelectionQuery(DEPLOYMENTS_WAITING, String.class)
                .setParameter("service", service)
                .getResultList()
                .chain(deployments -> oneAfterAnother(
                        deployments,
                        deployment -> DeploymentSnapshotRow.locked(
                                        session, new DeploymentRef(deployment, service, "", "", 0))
                                .chain(row -> route(session, row, row.picture()))));
    }

    private Uni<Void> route(Mutiny.Session session, DeploymentSnapshotRow row, List<Route> routes) {
        return session.createSelectionQuery(WAITING, AnnouncementRow.class)
                .setParameter("deployment", row.deployment())
                .getResultList()
                .chain(waiting -> oneAfterAnother(waiting, announcement -> owe(session, row, announcement, routes)));
    }

    private Uni<Void> owe(
            Mutiny.Session session, DeploymentSnapshotRow row, AnnouncementRow announcement, List<Route> routes) {
        Announcement said = announcement.announcement();
        List<OwedDelivery> owed = said.what() == AnnouncementKind.OWED
                ? RoutingPolicy.asked(announcement.meant(), routes)
                : RoutingPolicy.owed(said.what(), routes);
        if (owed.isEmpty() && said.what() == AnnouncementKind.OWED) {
            LOG.warnf("%s: nobody to tell, no route of %s takes it", said.headline(), row.environment());
        }
        announcement.markRouted();
        return ledger.owe(session, announcement, row.environment(), owed)
                .chain(() -> ENDS_CALLS.contains(said.what())
                        ? ledger.reconsiderCalls(session, row.deployment())
                        : Uni.createFrom().voidItem());
    }

    private static <T> Uni<Void> oneAfterAnother(List<T> all, Function<T, Uni<? extends Void>> each) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(each)
                .onItem()
                .ignoreAsUni();
    }
}
