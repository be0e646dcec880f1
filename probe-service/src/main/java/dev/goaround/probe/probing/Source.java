package dev.goaround.probe.probing;

import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.probe.probers.ProbeResult;
import dev.goaround.probe.probers.Prober;
import dev.goaround.probe.ticking.Tick;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * A probe of a plan with its target.
 *
 * @param target null if the plan has none of that name
 * @param question what it remembers goes on as long as probe and target stay the same
 */
record Source(Probe probe, Target target, Prober question) {

    boolean isSame(Probe otherProbe, Target otherTarget) {
        return probe.equals(otherProbe) && target != null && target.equals(otherTarget);
    }

    Uni<ProbeResult> ask(ProbingRoom room, String service) {
        return room.bulkhead().through(host(), probe.timeout(), () -> question.ask(room.asker(), service));
    }

    SampleTaken sample(WatchPlanned plan, Tick tick, Duration took, ProbeResult result) {
        return new SampleTaken(
                plan.deployment().id(),
                probe.source(),
                kind(),
                tick.sequence(),
                plan.revision(),
                tick.at(),
                took,
                result.version(),
                result.outcome(),
                result.reason(),
                result.counts(),
                result.latency(),
                result.measurements(),
                target == null ? null : target.role(),
                result.note(),
                result.latencyUnknown());
    }

    private SourceKind kind() {
        return probe.fold(
                http -> SourceKind.SYNTHETIC, scrape -> SourceKind.COUNTERS, prometheus -> SourceKind.METRICS_SYSTEM);
    }

    private String host() {
        return target == null ? "" : String.valueOf(target.url().getRawAuthority());
    }
}
