package dev.goaround.notifier.delivery.adapter;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

/** How much is waiting, and since when. */
@ApplicationScoped
class DeliveryBacklog {
    private static final long EVERY_MILLIS = 5000;
    private static final String MEASURE =
            "select count(*) as waiting, coalesce(extract(epoch from clock_timestamp() - min(owed_at)), 0)::float8 as oldest"
                    + " from delivery where state in ('queued', 'retrying', 'sending')";

    private final Vertx vertx;
    private final Pool pool;
    private final DeliveryMeters meters;

    DeliveryBacklog(Vertx vertx, Pool pool, DeliveryMeters meters) {
        this.vertx = vertx;
        this.pool = pool;
        this.meters = meters;
    }

    void measureRegularly() {
        vertx.setPeriodic(
                EVERY_MILLIS,
                ignored -> pool.query(MEASURE)
                        .execute()
                        .map(rows -> rows.iterator().next())
                        .map(DeliveryBacklog::waiting)
                        .subscribe()
                        .with(
                                meters::waiting,
                                failure -> meters.waiting(new DeliveryMeters.Waiting(Double.NaN, Double.NaN))));
    }

    private static DeliveryMeters.Waiting waiting(Row row) {
        return new DeliveryMeters.Waiting(row.getLong("waiting"), row.getDouble("oldest"));
    }
}
