package dev.goaround.checklist.watch;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which environments are watched while a phase is open: the deployment's own, another that the phase is about (staging, before
 * production was reached), and those that single items of the phase name. Once production was reached it stays watched to the
 * end, and only its own triggers are. It is watched before, too, until it was seen which version runs there.
 *
 * @param triggersOf the environment whose triggers are judged; null: the deployment's own
 */
record WatchedEnvironments(Deployment deployment, boolean own, Set<String> elsewhere, String triggersOf) {

    static WatchedEnvironments of(Deployment deployment, Optional<Phase> open) {
        Optional<String> place = open.filter(deployment::isElsewhere)
                .map(phase -> phase.ref().environment())
                .filter(deployment.elsewhere()::containsKey);
        boolean alone = place.isPresent() && !deployment.isDeploymentReached();
        List<String> asked = open.stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.kind() == ItemKind.MEASURED)
                .flatMap(item -> item.asks().limit().stream())
                .map(limit -> limit.scope().environment())
                .toList();
        Set<String> elsewhere = new TreeSet<>();
        place.ifPresent(elsewhere::add);
        asked.stream()
                .filter(Objects::nonNull)
                .filter(deployment.elsewhere()::containsKey)
                .forEach(elsewhere::add);
        return new WatchedEnvironments(
                deployment,
                !alone || asked.contains(null) || RollbackTarget.isAwaited(deployment),
                elsewhere,
                alone ? place.get() : null);
    }

    List<Target> targets() {
        return definitions().stream()
                .flatMap(definition -> definition.targets().stream())
                .toList();
    }

    List<Probe> probes() {
        return definitions().stream()
                .flatMap(definition -> definition.probes().stream())
                .toList();
    }

    /** A finding is about the change, wherever it runs. */
    List<Trigger> triggers() {
        return deployment.triggers().stream()
                .map(WatchedTrigger::rule)
                .filter(Objects::nonNull)
                .filter(rule -> rule.condition() == null
                        || Objects.equals(rule.condition().scope().environment(), triggersOf))
                .toList();
    }

    static SignalSources sources(Deployment deployment, Condition condition) {
        String elsewhere = condition.scope().environment();
        return new SignalSources(
                elsewhere == null
                        ? deployment.environment()
                        : deployment.elsewhere().getOrDefault(elsewhere, deployment.environment()));
    }

    private List<EnvironmentDefinition> definitions() {
        List<EnvironmentDefinition> all = new ArrayList<>();
        if (own) {
            all.add(deployment.environment());
        }
        elsewhere.forEach(name -> all.add(deployment.elsewhere().get(name)));
        return all;
    }
}
