package dev.goaround.checklist.watch;

import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.Judging;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.TargetRole;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which probes of an environment give which signal, and the windows and floors that follow from how often they ask. */
public final class SignalSources {

    /** The window of a statistical comparison that does not say its own: long enough for a look each minute. */
    private static final Duration COMPARED_OVER = Duration.ofMinutes(10);

    private static final int PIECES = 40;

    private final EnvironmentDefinition environment;

    public SignalSources(EnvironmentDefinition environment) {
        this.environment = environment;
    }

    public boolean give(String signal) {
        return candidates().anyMatch(probe -> gives(probe, signal));
    }

    /** The probes of what is deployed that give the signal. */
    public List<Probe> of(String signal) {
        return candidates().filter(probe -> gives(probe, signal)).toList();
    }

    /** The sources that give it, by name. */
    public List<String> names(String signal) {
        return of(signal).stream().map(Probe::source).toList();
    }

    /** What is deployed is measured at its own targets; those of the version before and of the observer tell of themselves. */
    private Stream<Probe> candidates() {
        List<String> others = environment.targets().stream()
                .filter(target -> !target.is(TargetRole.CANDIDATE))
                .map(Target::name)
                .toList();
        return environment.probes().stream().filter(probe -> !others.contains(probe.target()));
    }

    /** Why a statistical comparison cannot be judged here; empty if it can, or is none. */
    public Optional<String> lackForComparison(Condition condition) {
        if (condition.measurand().statistical().isEmpty()
                || baselines().anyMatch(probe -> gives(probe, condition.signal()))) {
            return Optional.empty();
        }
        return Optional.of(
                environment.targets().stream().anyMatch(target -> target.is(TargetRole.BASELINE))
                        ? "no probe of a target with role: baseline gives " + condition.signal()
                                + "; what is worse is told by comparing both"
                        : "no target has role: baseline, which would run the stable version beside the candidate; name"
                                + " one, or compare with the time before, such as \"" + condition.signal()
                                + " > 50% against baseline ratio\"");
    }

    private Stream<Probe> baselines() {
        List<String> stable = environment.targets().stream()
                .filter(target -> target.is(TargetRole.BASELINE))
                .map(Target::name)
                .toList();
        return environment.probes().stream().filter(probe -> stable.contains(probe.target()));
    }

    public boolean giveVersion() {
        return give("version");
    }

    /**
     * The window of a condition that does not say its own: the definition's, or longer where the probes ask so rarely that it
     * could not hold the least number of samples.
     */
    public Duration over(String signal) {
        Judging judging = environment.judging();
        Duration enough = slowest(signal).multipliedBy(judging.minSamples());
        return enough.compareTo(judging.over()) > 0 ? enough : judging.over();
    }

    /** The longest that one of its signals needs; a statistical comparison needs many pieces of time. */
    public Duration over(Condition condition) {
        if (condition.measurand().statistical().isPresent()) {
            Duration enough = slowest(condition.signal()).multipliedBy(PIECES);
            return enough.compareTo(COMPARED_OVER) > 0 ? enough : COMPARED_OVER;
        }
        return condition.signals().stream()
                .map(this::over)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A window that the checklist states itself may hold fewer samples than the definition's floor. */
    public Floor floor(Condition condition) {
        Judging judging = environment.judging();
        Duration every = condition.signals().stream()
                .map(this::slowest)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long fits = every.isZero() || condition.over() == null
                ? judging.minSamples()
                : Math.max(1, condition.over().dividedBy(every));
        return new Floor(
                (int) Math.min(judging.minSamples(), fits),
                condition.signals().stream().anyMatch(this::isCounted) ? judging.minRequests() : 0);
    }

    private boolean isCounted(String signal) {
        return isOfTraffic(signal)
                && !signal.equals("request_rate")
                && candidates().anyMatch(probe -> probe instanceof ScrapeProbe && gives(probe, signal));
    }

    private Duration slowest(String signal) {
        return candidates()
                .filter(probe -> gives(probe, signal))
                .map(Probe::every)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static boolean isOfTraffic(String signal) {
        return List.of("error_rate", "success_rate", "request_rate").contains(signal) || signal.startsWith("latency_");
    }

    private static boolean gives(Probe probe, String signal) {
        return probe.fold(
                http -> givenByCalls(http, signal),
                scrape -> givenByCounters(scrape, signal),
                prometheus -> prometheus.signal().equals(signal));
    }

    private static boolean givenByCalls(HttpProbe http, String signal) {
        return signal.equals("version")
                ? http.versionHeader() != null || http.versionPointer() != null
                : List.of("health", "probe_success").contains(signal);
    }

    private static boolean givenByCounters(ScrapeProbe scrape, String signal) {
        if (signal.startsWith("latency_")) {
            return scrape.latency() != null;
        }
        if (signal.equals("version")) {
            return scrape.versionMetric() != null;
        }
        return signal.equals("request_rate") || (isOfTraffic(signal) && scrape.failures() != null);
    }
}
