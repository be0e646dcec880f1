package dev.goaround.rollback.execution.adapter;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets rollbacks that nothing has happened to for longer than anybody looks back: as long as the topics and the archive keep
 * what they tell of. One that is still due for something is kept however old it is.
 */
@ApplicationScoped
class JournalPruning {

    static final int BATCH = 200;

    private static final Logger LOG = Logger.getLogger(JournalPruning.class);
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(500);

    /** The journal's entries first, because they refer to their rollback. One statement, so that both go or neither. */
    private static final String PRUNE = """
            with old as (
                select order_id from rollback where due is null and updated_at < $1
                order by updated_at limit $2 for update skip locked
            ), entries as (
                delete from rollback_journal where order_id in (select order_id from old)
            )
            delete from rollback where order_id in (select order_id from old)
            """;

    private final Vertx vertx;
    private final Pool pool;
    private final Clock clock;
    private final Duration keep;
    private final Duration every;

    JournalPruning(
            Vertx vertx,
            Pool pool,
            Clock clock,
            @ConfigProperty(name = "goaround.journal.keep", defaultValue = "P400D") Duration keep,
            @ConfigProperty(name = "goaround.journal.prune-every", defaultValue = "PT1H") Duration every) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
        this.keep = keep;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        next(BETWEEN_BATCHES);
    }

    private void round() {
        prune(clock.instant().minus(keep))
                .subscribe()
                .with(gone -> next(gone == BATCH ? BETWEEN_BATCHES : every), failure -> {
                    LOG.debugf("the journal is not pruned this time: %s", failure);
                    next(every);
                });
    }

    private void next(Duration delay) {
        vertx.setTimer(delay.toMillis(), timer -> round());
    }

    /** @return how many rollbacks went, at most {@link #BATCH} */
    Uni<Integer> prune(Instant lastMovedBefore) {
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of(lastMovedBefore.atOffset(ZoneOffset.UTC), BATCH))
                .map(RowSet::rowCount);
    }
}
