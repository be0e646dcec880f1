package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.walk.Decision;
import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.ItemCompleted;
import dev.goaround.contracts.deployment.ItemFailed;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.ItemNotApplicable;
import dev.goaround.contracts.deployment.ItemWaived;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts what happened in committed changes. */
@ApplicationScoped
class DeploymentMeters {

    private final MeterRegistry registry;

    DeploymentMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Decision.Changed changed) {
        changed.events().forEach(this::count);
    }

    private void count(Event event) {
        if (event instanceof DeploymentOpened opened) {
            DeploymentRef ref = opened.deployment();
            registry.counter(
                            "goaround_deployments_opened",
                            "service",
                            ref.service(),
                            "environment",
                            ref.environment(),
                            "kind",
                            label(opened.kind()))
                    .increment();
        } else if (event instanceof DeploymentEnded ended) {
            DeploymentRef ref = ended.deployment();
            registry.counter(
                            "goaround_deployments",
                            "service",
                            ref.service(),
                            "environment",
                            ref.environment(),
                            "outcome",
                            label(ended.outcome()))
                    .increment();
        } else if (event instanceof ItemCompleted completed) {
            item(completed.item().kind(), "completed");
        } else if (event instanceof ItemFailed failed) {
            item(failed.item().kind(), "failed");
        } else if (event instanceof ItemWaived waived) {
            item(waived.item().kind(), "waived");
        } else if (event instanceof ItemNotApplicable not) {
            item(not.item().kind(), "not-applicable");
        }
    }

    private void item(ItemKind kind, String outcome) {
        registry.counter("goaround_items", "kind", label(kind), "outcome", outcome)
                .increment();
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
