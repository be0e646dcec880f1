package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.Component;
import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.Judging;
import dev.goaround.contracts.service.Limit;
import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.TargetRole;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One environment of a definition. */
final class EnvironmentFields {

    static final List<String> KNOWN = List.of(
            "targets",
            "probes",
            "limits",
            "judging",
            "triggers",
            "rollback",
            "notifications",
            "windows",
            "freezes",
            "calendars");

    static final Pattern SIGNAL = Pattern.compile("[a-z][a-z0-9_]*");
    private static final List<String> SIGNALS = List.of(
            "health",
            "probe_success",
            "error_rate",
            "success_rate",
            "latency_p50",
            "latency_p90",
            "latency_p95",
            "latency_p99",
            "request_rate",
            "cpu",
            "memory",
            "disk_free",
            "db_connections",
            "certificate_days_left",
            "cost");
    private static final int MOST_SAMPLES = 10_000;
    private static final int MOST_REQUESTS = 1_000_000_000;

    private EnvironmentFields() {}

    static EnvironmentDefinition read(DefinitionFields fields, List<Component> parts, UrlPolicy urls) {
        List<String> components = parts.stream().map(Component::name).toList();
        int problems = fields.problems().count();
        Set<String> targetNames = DefinitionNames.none();
        List<Target> targets = fields.maps("targets", List.of("name", "component", "url", "role")).stream()
                .map(target -> target(target, components, targetNames, urls))
                .toList();
        Set<String> probeNames = DefinitionNames.none();
        List<Probe> probes = fields.maps("probes", ProbeFields.KNOWN).stream()
                .map(probe -> ProbeFields.read(probe, targetNames, probeNames))
                .filter(Objects::nonNull)
                .toList();
        boolean isProbed = fields.problems().count() == problems;
        Set<String> stepNames = DefinitionNames.none();
        List<RollbackStep> rollback = fields.maps("rollback", RollbackFields.KNOWN).stream()
                .flatMap(step -> RollbackFields.read(step, components, stepNames, urls).stream())
                .toList();
        Set<String> routeNames = DefinitionNames.none();
        List<Route> routes = fields.maps("notifications", RouteFields.KNOWN).stream()
                .map(route -> RouteFields.read(route, routeNames, urls))
                .filter(Objects::nonNull)
                .toList();
        Judging judging = judging(fields);
        EnvironmentDefinition untriggered = new EnvironmentDefinition(
                targets,
                probes,
                limits(fields),
                judging,
                StepOrder.of(rollback, parts),
                routes,
                HoursFields.read(fields));
        // A probe that is wrong itself may be the one that gives a signal.
        TriggerSupply supply = isProbed ? new TriggerSupply(untriggered) : null;
        Set<String> signals = signals(probes);
        boolean isCompared = targets.stream().anyMatch(target -> target.is(TargetRole.BASELINE));
        Set<String> triggerIds = DefinitionNames.none();
        List<DefinedTrigger> triggers = fields.mapsOrTexts("triggers", TriggerFields.KNOWN, TriggerFields.TEXT).stream()
                .map(trigger -> TriggerFields.read(trigger, judging, signals, isCompared, supply, triggerIds))
                .filter(Objects::nonNull)
                .toList();
        return new EnvironmentDefinition(
                untriggered.targets(),
                untriggered.probes(),
                untriggered.limits(),
                judging,
                untriggered.rollback(),
                untriggered.notifications(),
                untriggered.hours(),
                triggers);
    }

    private static Target target(
            DefinitionFields fields, Collection<String> components, Set<String> taken, UrlPolicy urls) {
        fields.required("url", "https://shop.example.org");
        return new Target(
                DefinitionNames.unique(fields, "web", taken),
                DefinitionNames.known(fields, "component", components, "component"),
                fields.url("url", urls),
                null,
                fields.parsed("role", EnvironmentFields::role));
    }

    private static ParsedField<TargetRole> role(String written) {
        return switch (written) {
            case "candidate" -> ParsedField.good(TargetRole.CANDIDATE);
            case "baseline" -> ParsedField.good(TargetRole.BASELINE);
            case "control" -> ParsedField.good(TargetRole.CONTROL);
            default -> ParsedField.bad("‘" + written + "’ is none of candidate, baseline, control");
        };
    }

    /** Goaround's own, and those that a metrics system gives here. */
    private static Set<String> signals(Collection<Probe> probes) {
        Set<String> signals = new TreeSet<>(SIGNALS);
        probes.stream()
                .filter(PrometheusProbe.class::isInstance)
                .map(probe -> ((PrometheusProbe) probe).signal())
                .filter(Objects::nonNull)
                .forEach(signals::add);
        return signals;
    }

    private static Map<String, Limit> limits(DefinitionFields fields) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        DefinitionFields given = fields.map("limits", List.of());
        if (given == null) {
            return limits;
        }
        for (String signal : given.names()) {
            if (!SIGNAL.matcher(signal).matches()) {
                given.problem(signal, "‘" + signal + "’ is no signal's name" + NearestName.suggestion(signal, SIGNALS));
                continue;
            }
            Limit limit = given.parsed(signal, text -> LimitText.parse(signal, text));
            if (limit != null) {
                limits.put(signal, limit);
            }
        }
        return limits;
    }

    private static Judging judging(DefinitionFields fields) {
        DefinitionFields given = fields.map(
                "judging", List.of("over", "min-samples", "min-requests", "verify-within", "soak-without-traffic"));
        if (given == null) {
            return Judging.DEFAULT;
        }
        Integer requests = given.number("min-requests", 0, MOST_REQUESTS);
        return new Judging(
                given.duration("over"),
                given.number("min-samples", 1, MOST_SAMPLES),
                requests == null ? null : requests.longValue(),
                given.duration("verify-within"),
                given.flag("soak-without-traffic"));
    }
}
