package dev.goaround.checklist.definition;

import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.TargetRole;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a definition says and probably does not mean, told from the definition alone: nothing of it stands in the way of storing
 * it, and all of it would otherwise show for the first time while a deployment runs.
 */
public final class DefinitionDoubts {

    private final String path;
    private final EnvironmentDefinition environment;
    private final SignalSources sources;
    private final List<DefinitionWarning> found = new ArrayList<>();

    private DefinitionDoubts(String name, EnvironmentDefinition environment) {
        this.path = "environments." + name;
        this.environment = environment;
        this.sources = new SignalSources(environment);
    }

    /** Of all environments, in the order of their names. */
    static List<DefinitionWarning> of(ServiceDefinition definition) {
        List<DefinitionWarning> all = new ArrayList<>();
        new TreeMap<>(definition.environments()).forEach((name, environment) -> all.addAll(of(name, environment)));
        return all;
    }

    /** Of one environment, as a deployment holds it. */
    public static List<DefinitionWarning> of(String name, EnvironmentDefinition environment) {
        DefinitionDoubts doubts = new DefinitionDoubts(name, environment);
        doubts.ofWhatIsMissing(name);
        doubts.ofProbes();
        doubts.ofLimits();
        doubts.ofSides();
        if (environment.triggers() != null) {
            environment.triggers().forEach(doubts::ofTrigger);
        }
        return List.copyOf(doubts.found);
    }

    private void ofWhatIsMissing(String name) {
        if (environment.probes().isEmpty()) {
            warn("", name + " has no probes: nothing is measured, and no trigger can fire");
        } else if (environment.targets().stream().noneMatch(target -> target.is(TargetRole.CANDIDATE))) {
            warn(
                    ".targets",
                    "none of them is what is deployed: all have role: baseline or control, so nothing is measured of"
                            + " the new version; leave the role of one out");
        } else if (!sources.giveVersion()) {
            warn(
                    ".probes",
                    "none of them shows which version answers: neither the new version's arrival nor the version that"
                            + " a rollback goes back to will be seen; give one of a candidate target a version-header, a"
                            + " version-pointer or a version-metric, else say previousVersion with each start");
        }
        if (environment.rollback().isEmpty()) {
            warn("", name + " has no rollback steps: an order can only page a person");
        }
        if (environment.notifications().isEmpty()) {
            warn("", name + " has no notification routes: nobody is told anything");
        }
    }

    private void ofProbes() {
        Map<List<Object>, String> counters = new HashMap<>();
        for (Probe probe : environment.probes()) {
            if (!(probe instanceof ScrapeProbe scrape)) {
                continue;
            }
            if (scrape.failures() == null) {
                warn(
                        probe(scrape.name()),
                        "counts no failures, and so gives neither error_rate nor success_rate; add “failures: "
                                + SeriesText.EXAMPLE + "”");
            }
            String other = counters.putIfAbsent(List.of(url(scrape), scrape.path(), scrape.requests()), scrape.name());
            if (other != null) {
                warn(
                        probe(scrape.name()),
                        "reads the same counters of the same address as ‘" + other
                                + "’, so every request is counted twice; keep one");
            }
        }
        environment.probes().stream()
                .filter(PrometheusProbe.class::isInstance)
                .map(PrometheusProbe.class::cast)
                .filter(probe -> sources.of(probe.signal()).contains(probe)
                        && sources.of(probe.signal()).stream().anyMatch(ScrapeProbe.class::isInstance))
                .forEach(probe -> warn(
                        probe(probe.name()) + ".signal",
                        "a probe of kind metrics gives " + probe.signal()
                                + " as well, and the two are never added up; give this one a name of its own, such as "
                                + probe.signal() + "_of_the_metrics_system"));
    }

    /** By its address, for two targets may have the same one. */
    private Object url(Probe probe) {
        return environment.targets().stream()
                .filter(target -> target.name().equals(probe.target()))
                .map(Target::url)
                .map(URI::toString)
                .findFirst()
                .orElse(probe.target());
    }

    private void ofLimits() {
        new TreeMap<>(environment.limits())
                .keySet().stream()
                        .filter(signal -> !sources.give(signal))
                        .forEach(signal -> warn(
                                ".limits." + signal,
                                "no probe of a candidate target gives " + signal
                                        + ", so a person ticks the boxes that it would settle; "
                                        + TriggerSupply.source(signal)));
    }

    private void ofSides() {
        new TreeMap<>(environment.limits())
                .forEach((signal, limit) ->
                        SideDoubts.of(signal, limit).ifPresent(doubt -> warn(".limits." + signal, doubt)));
        if (environment.triggers() != null) {
            environment
                    .triggers()
                    .forEach(trigger -> SideDoubts.of(trigger)
                            .ifPresent(doubt -> warn(".triggers[" + trigger.id() + "].when", doubt)));
        }
    }

    private void ofTrigger(DefinedTrigger trigger) {
        Condition condition = trigger.condition();
        Duration every = condition.signals().stream()
                .flatMap(signal -> sources.of(signal).stream())
                .map(Probe::every)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration window = condition.over() == null ? sources.over(condition) : condition.over();
        String field = ".triggers[" + trigger.id() + "].when";
        Duration heldFor = condition.holding().heldFor();
        if (!heldFor.isZero() && heldFor.compareTo(every) < 0) {
            warn(
                    field,
                    "“for " + DurationText.of(heldFor)
                            + "” is shorter than the time between two questions (" + DurationText.of(every)
                            + "): one bad answer is enough; say a longer time, or probe more often");
        }
        if (window.compareTo(every.multipliedBy(2)) < 0) {
            warn(
                    field,
                    "its window of " + DurationText.of(window)
                            + " holds less than two questions, which are asked every "
                            + DurationText.of(every)
                            + ": it is often empty, and nothing can be said then; say a longer one (“over "
                            + DurationText.of(every.multipliedBy(3)) + "”), or probe more often");
        }
    }

    private static String probe(String name) {
        return ".probes[" + name + "]";
    }

    private void warn(String field, String message) {
        found.add(DefinitionWarning.of(path + field, message));
    }
}
