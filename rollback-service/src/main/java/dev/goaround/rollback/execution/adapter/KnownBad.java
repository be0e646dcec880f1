package dev.goaround.rollback.execution.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.rollback.RollbackOrdered;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Targets that were rolled back themselves, as this service's own tables have it. checklist-service knows better and says so
 * with the fence; this is asked where no fence came.
 */
@ApplicationScoped
class KnownBad {

    /** Superseded by a newer deployment means that it was in its monitor phase: good as well. */
    private static final String SINCE = "select cast(max(r.updated_at) as text) from rollback r"
            + " where r.ordered is not null and r.order_id <> :order"
            + " and cast(r.ordered as json) #>> '{deployment,service}' = :service"
            + " and cast(r.ordered as json) #>> '{deployment,environment}' = :environment"
            + " and cast(r.ordered as json) #>> '{deployment,version}' = :target"
            + " and not exists (select 1 from archived_deployment a where a.service = :service"
            + " and a.environment = :environment and a.version = :target"
            + " and a.outcome in ('SUCCEEDED', 'SUPERSEDED') and a.outcome_at > r.updated_at)";

    /** @return why the order must not be carried out; empty if nothing is known against its target */
    Uni<Optional<String>> refusal(Mutiny.Session session, RollbackOrdered order) {
        DeploymentRef deployment = order.deployment();
        return session.createNativeQuery(SINCE, String.class)
                .setParameter("order", order.order())
                .setParameter("service", deployment.service())
                .setParameter("environment", deployment.environment())
                .setParameter("target", order.targetVersion())
                .getSingleResult()
                .map(since -> Optional.ofNullable(since)
                        .map(known -> order.targetVersion()
                                + ", which the rollback would go back to, is known bad: it was rolled back itself at "
                                + known + ", and no deployment of it was found good since. Roll back by hand to a"
                                + " version that works"));
    }
}
