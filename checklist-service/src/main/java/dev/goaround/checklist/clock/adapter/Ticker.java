package dev.goaround.checklist.clock.adapter;

import dev.goaround.checklist.deployment.adapter.DueDeployments;
import dev.goaround.checklist.forge.adapter.AuthorAsks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Asks each second which deployments time has caught up with, and wakes them one after another. It remembers nothing. */
@ApplicationScoped
class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class);

    private static final long EVERY_MILLIS = 1_000;
    private static final int BATCH = 100;
    private static final String FAILED = "failed";

    private final DueDeployments due;
    private final AuthorAsks authors;
    private final Vertx vertx;
    private final MeterRegistry registry;
    private final AtomicBoolean busy = new AtomicBoolean();

    Ticker(DueDeployments due, AuthorAsks authors, Vertx vertx, MeterRegistry registry) {
        this.due = due;
        this.authors = authors;
        this.vertx = vertx;
        this.registry = registry;
        for (DueDeployments.Woken outcome : DueDeployments.Woken.values()) {
            counter(label(outcome));
        }
        counter(FAILED);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(EVERY_MILLIS, timer -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> tick());
        });
    }

    private void tick() {
        if (busy.compareAndSet(false, true)) {
            Uni.createFrom().deferred(this::round).subscribe().with(done -> busy.set(false), failure -> {
                // The next second asks again; a database that is away says so in health.
                LOG.debugf("no deployment is woken now: %s", failure);
                busy.set(false);
            });
        }
    }

    /** Batch by batch, until one is not full or nothing of it was ours. */
    private Uni<Void> round() {
        return due.due(BATCH)
                .chain(ids -> woken(ids)
                        .chain(ours -> ids.size() == BATCH && ours > 0
                                ? round()
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Long> woken(List<String> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(this::wake)
                .filter(ours -> ours)
                .collect()
                .with(java.util.stream.Collectors.counting());
    }

    /** @return true if it was ours to wake */
    private Uni<Boolean> wake(String id) {
        return due.wake(id)
                .map(wake -> {
                    counter(label(wake.outcome())).increment();
                    if (wake.forgeIsDue()) {
                        authors.whenDue(id);
                    }
                    return wake.outcome() != DueDeployments.Woken.TAKEN;
                })
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "deployment %s could not be woken; it is tried again in a minute", id);
                    counter(FAILED).increment();
                    return due.postpone(id).replaceWith(true);
                });
    }

    private Counter counter(String outcome) {
        return Counter.builder("goaround_wakes")
                .description("Deployments that the clock looked at, by what came of it")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String label(DueDeployments.Woken outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
