package dev.goaround.contracts.service;

import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.Target;
import java.util.List;
import java.util.Map;

/**
 * How a service is watched, rolled back and talked about in one environment.
 *
 * @param limits signal → the limit that items without a number are measured against
 * @param judging defaults for conditions that do not say their window or floor
 * @param rollback steps in the order in which they are carried out
 * @param hours when deployments may begin, or null: at any time that the checklist allows
 * @param triggers beside those of the checklist; null: none
 */
public record EnvironmentDefinition(
        List<Target> targets,
        List<Probe> probes,
        Map<String, Limit> limits,
        Judging judging,
        List<RollbackStep> rollback,
        List<Route> notifications,
        Hours hours,
        List<DefinedTrigger> triggers) {

    public EnvironmentDefinition {
        targets = targets == null ? List.of() : List.copyOf(targets);
        probes = probes == null ? List.of() : List.copyOf(probes);
        limits = limits == null ? Map.of() : Map.copyOf(limits);
        judging = judging == null ? Judging.DEFAULT : judging;
        rollback = rollback == null ? List.of() : List.copyOf(rollback);
        notifications = notifications == null ? List.of() : List.copyOf(notifications);
        triggers = triggers == null || triggers.isEmpty() ? null : List.copyOf(triggers);
    }

    public EnvironmentDefinition(
            List<Target> targets,
            List<Probe> probes,
            Map<String, Limit> limits,
            Judging judging,
            List<RollbackStep> rollback,
            List<Route> notifications,
            Hours hours) {
        this(targets, probes, limits, judging, rollback, notifications, hours, null);
    }
}
