package dev.goaround.checklist.performance.adapter;

import dev.goaround.checklist.performance.ShippedDeployment;
import dev.goaround.contracts.ingress.DeploymentKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what the metrics need beside the stored deployments, not the deployments themselves. */
@ApplicationScoped
class ShippedDeployments {

    /** A repair after the end of the time belongs to a change in it. */
    private static final Duration REPAIRS_AFTER = Duration.ofDays(1);

    /** A service that ships more often than this in one question is asked about in shorter times. */
    static final int MOST = 20_000;

    private static final Set<String> ROLLED_BACK = Set.of("rolled-back", "rollback-failed");

    private final Mutiny.SessionFactory sessions;

    ShippedDeployments(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** @param environment or null for all */
    Uni<List<ShippedDeployment>> of(String service, String environment, Instant from, Instant to) {
        return sessions.withSession(session -> session.createSelectionQuery(
                        "select kind, environment, openedAt, committedAt, promotedAt, state, endedAt, orderedAt, verifiedAt"
                                + " from DeploymentRow where service = :service"
                                + " and (:environment is null or environment = :environment)"
                                + " and openedAt < :until and (promotedAt >= :from or endedAt >= :from or endedAt is null)"
                                + " order by openedAt",
                        Object[].class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .setParameter("until", to.plus(REPAIRS_AFTER))
                .setParameter("from", from)
                .setMaxResults(MOST)
                .getResultList()
                .map(rows -> rows.stream().map(ShippedDeployments::shipped).toList()));
    }

    private static ShippedDeployment shipped(Object[] row) {
        return new ShippedDeployment(
                row[0] == null ? DeploymentKind.STANDARD : DeploymentKind.valueOf((String) row[0]),
                (String) row[1],
                (Instant) row[2],
                (Instant) row[3],
                (Instant) row[4],
                ROLLED_BACK.contains((String) row[5]),
                (Instant) row[6],
                (Instant) row[7],
                (Instant) row[8]);
    }
}
