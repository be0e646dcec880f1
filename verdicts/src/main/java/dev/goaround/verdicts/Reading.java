package dev.goaround.verdicts;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sample, reduced to what the signals need.
 *
 * @param from where the time that its counts tell about begins: the source's last answer
 * @param measurements null if there are none, to keep the stored state small
 */
record Reading(
        Instant at,
        Instant from,
        SampleOutcome outcome,
        String reason,
        String version,
        Counts counts,
        LatencyHistogram latency,
        List<Measurement> measurements) {

    static Reading of(SampleTaken sample, Instant from) {
        return new Reading(
                sample.at(),
                from,
                sample.outcome(),
                sample.reason(),
                sample.version(),
                sample.counts(),
                sample.latency(),
                sample.measurements().isEmpty() ? null : sample.measurements());
    }

    /** Whether the source could be asked for that signal, be the answer good or bad. */
    boolean answers(Feed feed) {
        if (feed.taken()) {
            return outcome == SampleOutcome.UP && measured(feed.signal().name()).isPresent();
        }
        return switch (feed.signal().family()) {
            case HEALTH, PROBE_SUCCESS -> outcome != SampleOutcome.UNKNOWN;
            case VERSION -> version != null;
            case ERROR_RATE, SUCCESS_RATE, REQUEST_RATE, LATENCY -> outcome == SampleOutcome.UP;
            case MEASURED -> false;
        };
    }

    Optional<Measurement> measured(String signal) {
        return measurements == null
                ? Optional.empty()
                : measurements.stream()
                        .filter(measurement -> measurement.signal().equals(signal))
                        .findFirst();
    }

    String why() {
        return reason == null ? outcome == SampleOutcome.UNKNOWN ? "unknown" : "no answer to this" : reason;
    }
}
