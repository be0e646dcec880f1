package dev.goaround.probe.probers;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import java.util.List;

/**
 * What one question found out: the part of a sample that does not depend on the tick.
 *
 * @param reason null when up
 * @param version that answered, or null
 * @param counts or null
 * @param latency or null
 * @param note what limits what was counted, or null
 * @param latencyUnknown why the latency alone is unknown, or null
 */
public record ProbeResult(
        SampleOutcome outcome,
        String reason,
        String version,
        Counts counts,
        LatencyHistogram latency,
        List<Measurement> measurements,
        String note,
        String latencyUnknown) {

    /** That nothing limits. */
    ProbeResult(
            SampleOutcome outcome,
            String reason,
            String version,
            Counts counts,
            LatencyHistogram latency,
            List<Measurement> measurements) {
        this(outcome, reason, version, counts, latency, measurements, null, null);
    }

    static ProbeResult up(String version) {
        return new ProbeResult(SampleOutcome.UP, null, version, null, null, List.of());
    }

    static ProbeResult measured(Measurement measurement) {
        return new ProbeResult(SampleOutcome.UP, null, null, null, null, List.of(measurement));
    }

    /** The target answered badly or not at all. */
    static ProbeResult failed(ProbeError error, String detail) {
        return new ProbeResult(SampleOutcome.FAILED, error.because(detail), null, null, null, List.of());
    }

    /** We could not ask. */
    public static ProbeResult unknown(ProbeError error, String detail) {
        return new ProbeResult(SampleOutcome.UNKNOWN, error.because(detail), null, null, null, List.of());
    }

    ProbeResult withVersion(String answering) {
        return new ProbeResult(outcome, reason, answering, counts, latency, measurements, note, latencyUnknown);
    }

    ProbeResult withTraffic(Counts newCounts, LatencyHistogram newLatency) {
        return new ProbeResult(outcome, reason, version, newCounts, newLatency, measurements, note, latencyUnknown);
    }

    ProbeResult limited(String newNote, String newLatencyUnknown) {
        return new ProbeResult(outcome, reason, version, counts, latency, measurements, newNote, newLatencyUnknown);
    }

    /** Whether the plan or we ourselves are to blame: nothing was asked, or nobody could read the answer. */
    public boolean isOurFault() {
        return reason != null && (ProbeError.PLAN.isReason(reason) || ProbeError.DEFECT.isReason(reason));
    }
}
