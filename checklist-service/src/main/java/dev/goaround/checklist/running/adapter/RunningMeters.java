package dev.goaround.checklist.running.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.adapter.DeploymentMeters;
import dev.goaround.checklist.deployment.adapter.RunningDeployments;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Owns the one periodic read that all gauges about running deployments come from. */
@ApplicationScoped
class RunningMeters {

    /** Shorter than any scrape interval: a wall display follows the walk. Only what changed is read whole. */
    private static final long EVERY_MILLIS = 2_000;

    private final Vertx vertx;
    private final RunningRefresh runningRefresh;
    /** Whose ends the counters know of. */
    private final Set<String> expected = ConcurrentHashMap.newKeySet();

    RunningMeters(
            MeterRegistry registry, RunningDeployments running, DeploymentMeters counters, Clock clock, Vertx vertx) {
        RunningGauges gauges = new RunningGauges(registry, clock);
        this.vertx = vertx;
        this.runningRefresh =
                new RunningRefresh(running::all, deployments -> show(gauges, counters, deployments), clock);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(EVERY_MILLIS, timer -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> runningRefresh.tick());
        });
    }

    private void show(RunningGauges gauges, DeploymentMeters counters, List<Deployment> deployments) {
        gauges.show(deployments);
        deployments.stream().filter(deployment -> expected.add(deployment.id())).forEach(counters::expectEndOf);
        expected.retainAll(deployments.stream().map(Deployment::id).collect(Collectors.toSet()));
    }
}
