package dev.goaround.rollback.execution.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** How many rollbacks are under way, by service and state, as the journal says. */
@ApplicationScoped
class RunningRollbacks {

    /** After the channels, and with them the tables. */
    private static final int AFTER_CHANNELS = 3000;

    private static final long EVERY_MILLIS = 2000;

    private static final String COUNT = "select ordered::json #>> '{deployment,service}' as service,"
            + " ordered::json #>> '{deployment,environment}' as environment, state, count(*) as running"
            + " from rollback where ordered is not null and state not in ('verified', 'failed')"
            + " group by 1, 2, 3";

    private final Vertx vertx;
    private final Pool pool;
    private final MultiGauge gauges;

    RunningRollbacks(Vertx vertx, Pool pool, MeterRegistry meters) {
        this.vertx = vertx;
        this.pool = pool;
        this.gauges = MultiGauge.builder("goaround_rollbacks_running")
                .description("Rollbacks that are under way, by what they are doing")
                .register(meters);
    }

    void measureRegularly(@Observes @Priority(AFTER_CHANNELS) StartupEvent event) {
        vertx.setPeriodic(
                EVERY_MILLIS,
                ignored -> pool.query(COUNT)
                        .execute()
                        .onItem()
                        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                        .map(RunningRollbacks::figure)
                        .collect()
                        .asList()
                        .subscribe()
                        // While the database does not say, no figure is better than an old one.
                        .with(this::are, failure -> are(List.of())));
    }

    private void are(List<MultiGauge.Row<?>> rows) {
        gauges.register(rows, true);
    }

    private static MultiGauge.Row<?> figure(Row row) {
        Tags tags = Tags.of(
                "service", row.getString("service"),
                "environment", row.getString("environment"),
                "state", row.getString("state"));
        return MultiGauge.Row.of(tags, row.getLong("running"));
    }
}
