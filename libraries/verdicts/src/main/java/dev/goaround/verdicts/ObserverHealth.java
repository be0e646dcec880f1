package dev.goaround.verdicts;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.WatchPlanned;
import java.util.List;
import java.util.Optional;

/** While the operator's control target fails too, the observer is sick: a failure says nothing about the service. */
final class ObserverHealth {

    private ObserverHealth() {}

    /** Why failures are not believed now; empty without a control target, or while it answers. */
    static Optional<String> of(WatchPlanned plan, Sources sources) {
        return control(plan).stream()
                .filter(probe -> sources.of(probe).isHeard() && !sources.isSilent(probe))
                .filter(probe -> sources.of(probe).last().outcome() == SampleOutcome.FAILED)
                .map(probe -> "the observer is sick: the control target " + probe.target() + " fails too ("
                        + sources.of(probe).last().why() + ")")
                .findFirst();
    }

    /** The same for the answers to that question: a failure that came before the control target's is not believed either. */
    static Optional<String> of(WatchPlanned plan, Sources sources, SignalProbes signalProbes) {
        Signal.Family family = signalProbes.signal().family();
        boolean asks =
                !signalProbes.taken() && (family == Signal.Family.HEALTH || family == Signal.Family.PROBE_SUCCESS);
        return asks && fails(sources, signalProbes) ? of(plan, sources) : Optional.empty();
    }

    /** A loop: it is asked of every rule at every sample. */
    private static boolean fails(Sources sources, SignalProbes signalProbes) {
        for (Probe probe : signalProbes.probes()) {
            SourceState source = sources.of(probe);
            if (source.isHeard() && source.last().outcome() == SampleOutcome.FAILED) {
                return true;
            }
        }
        return false;
    }

    /** The sample as it can be believed: a failure at such a time is unknown, for good. */
    static SampleTaken believed(WatchPlanned plan, Sources sources, SampleTaken sample) {
        if (sample.outcome() != SampleOutcome.FAILED) {
            return sample;
        }
        boolean own = control(plan).stream().anyMatch(probe -> probe.source().equals(sample.source()));
        if (own) {
            return sample;
        }
        return of(plan, sources).map(reason -> unknown(sample, reason)).orElse(sample);
    }

    private static List<Probe> control(WatchPlanned plan) {
        List<String> names = plan.targets().stream()
                .filter(target -> target.is(TargetRole.CONTROL))
                .map(target -> target.name())
                .toList();
        return names.isEmpty()
                ? List.of()
                : plan.probes().stream()
                        .filter(probe -> names.contains(probe.target()))
                        .toList();
    }

    private static SampleTaken unknown(SampleTaken sample, String reason) {
        return new SampleTaken(
                sample.deployment(),
                sample.source(),
                sample.kind(),
                sample.sequence(),
                sample.watchRevision(),
                sample.at(),
                sample.took(),
                sample.version(),
                SampleOutcome.UNKNOWN,
                sample.reason() + "; " + reason,
                null,
                null,
                List.of(),
                sample.role(),
                sample.note());
    }
}
