package dev.goaround.verdicts;

import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.Scope;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.verdicts.CompiledPlan.Listened;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The probes of a plan that give a condition's signal, of the targets that the condition is about. They are all of one kind:
 * sources of different kinds never mix in one signal.
 *
 * @param listened the same probes, by their sources' names
 * @param taken true if a metrics system computed the figure and it is taken as it is
 */
record SignalProbes(Signal signal, boolean taken, List<Probe> probes, List<Listened> listened) {

    SignalProbes(Signal signal, boolean taken, List<Probe> probes) {
        this(signal, taken, probes, probes.stream().map(Listened::of).toList());
    }

    static SignalProbes of(WatchPlanned plan, Condition condition) {
        List<SignalProbes> each = each(plan, condition);
        return condition
                .measurand()
                .combined()
                .map(combined -> together(combined.signal(), each))
                .orElseGet(() -> each.get(0));
    }

    /** One for each signal of the condition. */
    static List<SignalProbes> each(WatchPlanned plan, Condition condition) {
        return condition.signals().stream()
                .map(signal -> of(plan, signal, condition.scope(), TargetRole.CANDIDATE))
                .toList();
    }

    /** All probes of several signals, for what brings an evaluation about; no sample answers to it itself. */
    private static SignalProbes together(String name, List<SignalProbes> signalProbeses) {
        return new SignalProbes(
                Signal.named(name),
                false,
                signalProbeses.stream()
                        .flatMap(signalProbes -> signalProbes.probes().stream())
                        .distinct()
                        .toList());
    }

    /** Of the targets that keep running the stable version; empty where none does. */
    static SignalProbes ofBaseline(WatchPlanned plan, Condition condition) {
        return of(plan, condition.signal(), condition.scope(), TargetRole.BASELINE);
    }

    /** Of all targets of the deployment's own environment. */
    static SignalProbes of(WatchPlanned plan, String signalName) {
        return of(plan, signalName, Scope.OWN, TargetRole.CANDIDATE);
    }

    private static SignalProbes of(WatchPlanned plan, String signalName, Scope scope, TargetRole role) {
        Signal signal = Signal.named(signalName);
        List<Probe> asked = plan.probes().stream()
                .filter(probe -> isAbout(plan, probe, scope, role))
                .toList();
        List<Probe> own = asked.stream().filter(gives(signal)).toList();
        if (!own.isEmpty()) {
            return new SignalProbes(signal, false, own);
        }
        List<Probe> computed = asked.stream()
                .filter(probe -> probe instanceof PrometheusProbe prometheus
                        && prometheus.signal().equals(signalName))
                .toList();
        return new SignalProbes(signal, true, computed);
    }

    /** A plan whose targets are not listed is about one place, and a target of no component counts with all of them. */
    private static boolean isAbout(WatchPlanned plan, Probe probe, Scope scope, TargetRole role) {
        return plan.targets().stream()
                .filter(target -> target.name().equals(probe.target()))
                .findFirst()
                .map(target -> target.is(role)
                        && Objects.equals(target.environment(), scope.environment())
                        && (scope.components() == null
                                || target.component() == null
                                || scope.components().contains(target.component())))
                .orElse(scope.environment() == null && role == TargetRole.CANDIDATE);
    }

    boolean isEmpty() {
        return probes.isEmpty();
    }

    boolean has(String source) {
        if (source != null) {
            for (Listened from : listened) {
                if (from.source().equals(source)) {
                    return true;
                }
            }
        }
        return false;
    }

    Set<String> names() {
        return listened.stream().map(Listened::source).collect(Collectors.toCollection(TreeSet::new));
    }

    String sources() {
        return listened.size() == 1
                ? listened.get(0).source()
                : listened.stream().map(Listened::source).collect(Collectors.joining(", "));
    }

    /** What would have to be configured, where nothing gives the signal. */
    String wanted() {
        return switch (signal.family()) {
            case HEALTH, PROBE_SUCCESS -> "an http probe";
            case ERROR_RATE, SUCCESS_RATE, REQUEST_RATE ->
                "a metrics probe that counts requests and failures, or a prometheus probe with signal " + signal.name();
            case LATENCY ->
                "a metrics probe with a latency histogram, or a prometheus probe with signal " + signal.name();
            case VERSION -> "an http probe with versionHeader or versionPointer, or a metrics probe with versionMetric";
            case MEASURED -> "a prometheus probe with signal " + signal.name();
        };
    }

    private static Predicate<Probe> gives(Signal signal) {
        return switch (signal.family()) {
            case HEALTH, PROBE_SUCCESS -> HttpProbe.class::isInstance;
            case REQUEST_RATE -> probe -> probe instanceof ScrapeProbe scrape && scrape.requests() != null;
            case ERROR_RATE, SUCCESS_RATE ->
                probe -> probe instanceof ScrapeProbe scrape && scrape.requests() != null && scrape.failures() != null;
            case LATENCY -> probe -> probe instanceof ScrapeProbe scrape && scrape.latency() != null;
            case VERSION -> SignalProbes::saysVersion;
            case MEASURED -> probe -> false;
        };
    }

    private static boolean saysVersion(Probe probe) {
        return probe.fold(
                http -> http.versionHeader() != null || http.versionPointer() != null,
                scrape -> scrape.versionMetric() != null,
                prometheus -> false);
    }
}
