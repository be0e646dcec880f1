package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.ItemCompleted;
import dev.goaround.contracts.deployment.ItemFailed;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.ItemNotApplicable;
import dev.goaround.contracts.deployment.ItemWaived;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.ingress.DeploymentKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Counts what happened in committed changes. A series begins at 0 before its first event where that can be foreseen, for a
 * counter that appears with 1 has not increased in the eyes of Prometheus.
 */
@ApplicationScoped
public class DeploymentMeters {

    private static final Duration[] DURATIONS = {
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(7)
    };
    private static final Duration[] LEAD_TIMES = {
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(7),
        Duration.ofDays(30)
    };
    private static final List<String> ITEM_OUTCOMES = List.of("completed", "failed", "waived", "not-applicable");

    private final MeterRegistry registry;

    DeploymentMeters(MeterRegistry registry) {
        this.registry = registry;
        for (ItemKind kind : ItemKind.values()) {
            ITEM_OUTCOMES.forEach(outcome -> items(kind, outcome));
        }
    }

    /** A service can be deployed there from now on. */
    public void expectDeploymentsOf(String service, String environment) {
        for (DeploymentKind kind : DeploymentKind.values()) {
            opened(place(service, environment), kind);
        }
    }

    /** A deployment runs and will end in one way or another. */
    public void expectEndOf(Deployment running) {
        Tags place = place(running.ref());
        for (Outcome outcome : Outcome.values()) {
            ended(place, outcome);
            durations(place, outcome);
        }
        if (running.origin().change().committedAt() != null) {
            leadTimes(place);
        }
    }

    void count(CommandResult.Changed changed) {
        changed.events().forEach(event -> count(event, changed.before(), changed.deployment()));
        if (changed.deployment().isPromoted()
                && (changed.before() == null || !changed.before().isPromoted())) {
            promoted(changed.deployment());
        }
    }

    /** Fresher evidence for an item that is done settles nothing again. */
    private static boolean wasDone(Deployment before, String item) {
        return before != null
                && before.phaseOf(item)
                        .flatMap(phase -> phase.item(item))
                        .filter(found -> found.state() instanceof ItemState.Done)
                        .isPresent();
    }

    private void count(Event event, Deployment before, Deployment deployment) {
        if (event instanceof DeploymentOpened opened) {
            opened(place(opened.deployment()), opened.kind()).increment();
            expectEndOf(deployment);
        } else if (event instanceof DeploymentEnded ended) {
            ended(place(ended.deployment()), ended.outcome()).increment();
            if (deployment.openedAt() != null) {
                durations(place(ended.deployment()), ended.outcome()).record(ended.took());
            }
        } else if (event instanceof ItemCompleted completed) {
            if (!wasDone(before, completed.item().id())) {
                items(completed.item().kind(), "completed").increment();
            }
        } else if (event instanceof ItemFailed failed) {
            items(failed.item().kind(), "failed").increment();
        } else if (event instanceof ItemWaived waived) {
            items(waived.item().kind(), "waived").increment();
        } else if (event instanceof ItemNotApplicable not) {
            items(not.item().kind(), "not-applicable").increment();
        }
    }

    private void promoted(Deployment deployment) {
        Instant committedAt = deployment.origin().change().committedAt();
        deployment.promotedAt().filter(at -> committedAt != null).ifPresent(at -> {
            Duration lead = Duration.between(committedAt, at);
            leadTimes(place(deployment.ref())).record(lead.isNegative() ? Duration.ZERO : lead);
        });
    }

    private Counter opened(Tags place, DeploymentKind kind) {
        return Counter.builder("goaround_deployments_opened")
                .description("Deployments that began")
                .tags(place)
                .tag("kind", label(kind))
                .register(registry);
    }

    private Counter ended(Tags place, Outcome outcome) {
        return Counter.builder("goaround_deployments_ended")
                .description("Deployments that ended, by outcome")
                .tags(place)
                .tag("outcome", label(outcome))
                .register(registry);
    }

    private Timer durations(Tags place, Outcome outcome) {
        return Timer.builder("goaround_deployment_duration")
                .description("Time from the opening of a deployment to its end")
                .tags(place)
                .tag("outcome", label(outcome))
                .serviceLevelObjectives(DURATIONS)
                .register(registry);
    }

    private Timer leadTimes(Tags place) {
        return Timer.builder("goaround_deployment_lead_time")
                .description("Time from the commit until the version was verified and serves, where the start named"
                        + " the commit's time")
                .tags(place)
                .serviceLevelObjectives(LEAD_TIMES)
                .register(registry);
    }

    private Counter items(ItemKind kind, String outcome) {
        return Counter.builder("goaround_items")
                .description("Items that were settled or failed, by kind")
                .tag("kind", label(kind))
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Tags place(DeploymentRef ref) {
        return place(ref.service(), ref.environment());
    }

    private static Tags place(String service, String environment) {
        return Tags.of("service", service, "environment", environment);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
