package dev.goaround.messaging.inbox;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets handled events after a while. Kafka keeps an idle group's offsets for seven days: what is older can come again only
 * by hand.
 */
@ApplicationScoped
class InboxPruning {

    static final int BATCH = 1000;

    private static final Logger LOG = Logger.getLogger(InboxPruning.class);
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);

    private static final String PRUNE = "delete from inbox where ctid = any(array("
            + "select ctid from inbox where received_at < now() - $1 * interval '1 second' limit $2))";

    private final Vertx vertx;
    private final Pool pool;
    private final Duration keep;
    private final Duration every;

    InboxPruning(
            Vertx vertx,
            Pool pool,
            @ConfigProperty(name = "goaround.inbox.keep", defaultValue = "P8D") Duration keep,
            @ConfigProperty(name = "goaround.inbox.prune-every", defaultValue = "PT1H") Duration every) {
        this.vertx = vertx;
        this.pool = pool;
        this.keep = keep;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        vertx.setTimer(BETWEEN_BATCHES.toMillis(), timer -> round());
    }

    /** Deletes one batch; goes on soon after a full one, else at the next interval. */
    private void round() {
        prune().subscribe().with(rows -> next(rows == BATCH ? BETWEEN_BATCHES : every), failure -> {
            LOG.debugf("the inbox is not pruned this time: %s", failure);
            next(every);
        });
    }

    private void next(Duration delay) {
        vertx.setTimer(delay.toMillis(), timer -> round());
    }

    /** @return how many rows were deleted, at most {@link #BATCH} */
    Uni<Integer> prune() {
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of(keep.toSeconds(), BATCH))
                .map(RowSet::rowCount);
    }
}
