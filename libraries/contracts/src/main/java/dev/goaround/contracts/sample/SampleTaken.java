package dev.goaround.contracts.sample;

import dev.goaround.contracts.watch.TargetRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One answer of one source. Every tick leaves one.
 *
 * @param deployment id of the deployment
 * @param source target and probe, see {@code Probe.source()}
 * @param sequence the tick's number: {@code floor((at − anchor) / every)}; rises, may skip
 * @param watchRevision of the plan that asked
 * @param at when the tick was due
 * @param took from asking to the answer or to giving up
 * @param version that answered, or null if it did not say
 * @param reason why failed or unknown, from a bounded set with detail after a colon ({@code status: 503}), else null
 * @param counts what real traffic did since the last sample of this source, or null
 * @param latency how long that traffic took, or null
 * @param measurements figures that were taken as they are
 * @param role of the target that answered; null: candidate
 * @param note what limits what was counted, in words a person on call reads ({@code failures: no series of … yet}); null:
 *     nothing. A note never makes a sample better or worse: it goes into the figures of what is judged by it
 * @param latencyUnknown why the latency is unknown though the counts are known ({@code latency: http_seconds_bucket has no
 *     bucket le="+Inf"}); null: it is known, not asked for, or as unknown as the whole sample
 */
public record SampleTaken(
        String deployment,
        String source,
        SourceKind kind,
        long sequence,
        long watchRevision,
        Instant at,
        Duration took,
        String version,
        SampleOutcome outcome,
        String reason,
        Counts counts,
        LatencyHistogram latency,
        List<Measurement> measurements,
        TargetRole role,
        String note,
        String latencyUnknown)
        implements SampleEvent {

    public SampleTaken {
        measurements = measurements == null ? List.of() : List.copyOf(measurements);
    }

    /** Of a candidate's target. */
    public SampleTaken(
            String deployment,
            String source,
            SourceKind kind,
            long sequence,
            long watchRevision,
            Instant at,
            Duration took,
            String version,
            SampleOutcome outcome,
            String reason,
            Counts counts,
            LatencyHistogram latency,
            List<Measurement> measurements) {
        this(
                deployment,
                source,
                kind,
                sequence,
                watchRevision,
                at,
                took,
                version,
                outcome,
                reason,
                counts,
                latency,
                measurements,
                null,
                null,
                null);
    }

    /** Whose latency is known, or as unknown as the whole sample. */
    public SampleTaken(
            String deployment,
            String source,
            SourceKind kind,
            long sequence,
            long watchRevision,
            Instant at,
            Duration took,
            String version,
            SampleOutcome outcome,
            String reason,
            Counts counts,
            LatencyHistogram latency,
            List<Measurement> measurements,
            TargetRole role,
            String note) {
        this(
                deployment,
                source,
                kind,
                sequence,
                watchRevision,
                at,
                took,
                version,
                outcome,
                reason,
                counts,
                latency,
                measurements,
                role,
                note,
                null);
    }

    /** Without a note. */
    public SampleTaken(
            String deployment,
            String source,
            SourceKind kind,
            long sequence,
            long watchRevision,
            Instant at,
            Duration took,
            String version,
            SampleOutcome outcome,
            String reason,
            Counts counts,
            LatencyHistogram latency,
            List<Measurement> measurements,
            TargetRole role) {
        this(
                deployment,
                source,
                kind,
                sequence,
                watchRevision,
                at,
                took,
                version,
                outcome,
                reason,
                counts,
                latency,
                measurements,
                role,
                null,
                null);
    }
}
