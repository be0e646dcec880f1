package dev.goaround.probe.asking;

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
public record Reply(
        SampleOutcome outcome,
        String reason,
        String version,
        Counts counts,
        LatencyHistogram latency,
        List<Measurement> measurements,
        String note,
        String latencyUnknown) {

    /** That nothing limits. */
    Reply(
            SampleOutcome outcome,
            String reason,
            String version,
            Counts counts,
            LatencyHistogram latency,
            List<Measurement> measurements) {
        this(outcome, reason, version, counts, latency, measurements, null, null);
    }

    static Reply up(String version) {
        return new Reply(SampleOutcome.UP, null, version, null, null, List.of());
    }

    static Reply measured(Measurement measurement) {
        return new Reply(SampleOutcome.UP, null, null, null, null, List.of(measurement));
    }

    /** The target answered badly or not at all. */
    static Reply failed(Trouble trouble, String detail) {
        return new Reply(SampleOutcome.FAILED, trouble.because(detail), null, null, null, List.of());
    }

    /** We could not ask. */
    public static Reply unknown(Trouble trouble, String detail) {
        return new Reply(SampleOutcome.UNKNOWN, trouble.because(detail), null, null, null, List.of());
    }

    Reply withVersion(String answering) {
        return new Reply(outcome, reason, answering, counts, latency, measurements, note, latencyUnknown);
    }

    Reply withTraffic(Counts newCounts, LatencyHistogram newLatency) {
        return new Reply(outcome, reason, version, newCounts, newLatency, measurements, note, latencyUnknown);
    }

    Reply limited(String newNote, String newLatencyUnknown) {
        return new Reply(outcome, reason, version, counts, latency, measurements, newNote, newLatencyUnknown);
    }

    /** Whether the plan or we ourselves are to blame: nothing was asked, or nobody could read the answer. */
    public boolean isOurFault() {
        return reason != null && (Trouble.PLAN.isReason(reason) || Trouble.DEFECT.isReason(reason));
    }
}
