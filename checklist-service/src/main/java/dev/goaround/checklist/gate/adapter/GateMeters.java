package dev.goaround.checklist.gate.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.adapter.RunningDeployments;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.contracts.deployment.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** How many reasons of which kind keep gates shut now, counted afresh every few seconds. */
@ApplicationScoped
class GateMeters {

    private static final Logger LOG = Logger.getLogger(GateMeters.class);
    private static final long EVERY_MILLIS = 10_000;

    private final Map<Reason.Code, AtomicLong> waiting = new EnumMap<>(Reason.Code.class);
    private final RunningDeployments running;
    private final Vertx vertx;

    GateMeters(MeterRegistry registry, RunningDeployments running, Vertx vertx) {
        this.running = running;
        this.vertx = vertx;
        for (Reason.Code code : Reason.Code.values()) {
            AtomicLong count = new AtomicLong();
            waiting.put(code, count);
            Gauge.builder("goaround_gate_reasons", count, AtomicLong::get)
                    .tag("reason", code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .description("Reasons that keep gates of running deployments shut")
                    .register(registry);
        }
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(EVERY_MILLIS, timer -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> running.all()
                    .subscribe()
                    .with(this::count, failure -> LOG.debugf("gates are not counted now: %s", failure)));
        });
    }

    private void count(List<Deployment> deployments) {
        Map<Reason.Code, Long> counts = new EnumMap<>(Reason.Code.class);
        deployments.stream()
                .flatMap(deployment -> Gates.behindOpenPhase(deployment).stream())
                .map(Gates.Gate::reasons)
                .flatMap(Collection::stream)
                .forEach(reason -> counts.merge(reason.code(), 1L, Long::sum));
        waiting.forEach((code, count) -> count.set(counts.getOrDefault(code, 0L)));
    }
}
