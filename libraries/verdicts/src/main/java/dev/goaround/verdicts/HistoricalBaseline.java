package dev.goaround.verdicts;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the sources of a relative trigger said before the deployment, added up: the same service before is the baseline where
 * no target is one.
 *
 * @param from the first answer's instant
 * @param to the last answer's
 * @param up of the samples
 * @param seconds that the counts tell about, added up over the sources
 * @param sum of the figures that were taken as they are
 * @param figures how many these are
 */
record HistoricalBaseline(
        Instant from,
        Instant to,
        long samples,
        long up,
        long requests,
        long failures,
        double seconds,
        CompactHistogram latency,
        double sum,
        long figures) {

    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    static final HistoricalBaseline NOTHING = new HistoricalBaseline(null, null, 0, 0, 0, 0, 0, null, 0, 0);

    /** With one more sample, if it answers the feed's question at all. */
    HistoricalBaseline and(SourceReading reading, SignalProbes signalProbes) {
        if (!reading.answers(signalProbes)) {
            return this;
        }
        Counts counts = reading.counts() == null ? new Counts(0, 0) : reading.counts();
        double counted = reading.counts() == null
                ? 0
                : Duration.between(reading.from(), reading.at()).toNanos() / NANOS;
        Optional<Measurement> figure =
                reading.measured(signalProbes.signal().name()).filter(measured -> Double.isFinite(measured.value()));
        return new HistoricalBaseline(
                from == null ? reading.at() : from,
                reading.at(),
                samples + reading.samples(),
                up + reading.total().up(),
                requests + counts.requests(),
                failures + counts.failures(),
                seconds + counted,
                CompactHistogram.sum(latency, reading.latency()),
                sum + figure.map(Measurement::value).orElse(0.0),
                figures + (figure.isPresent() ? 1 : 0));
    }

    /** What the signal was in all of that time. */
    SignalValue value(SignalProbes signalProbes) {
        if (samples == 0) {
            return nothing();
        }
        if (signalProbes.taken()) {
            return figures == 0 ? nothing() : new SignalValue.Measured(sum / figures, figures, null, null);
        }
        return switch (signalProbes.signal().family()) {
            case HEALTH, PROBE_SUCCESS -> new SignalValue.Measured((double) up / samples, samples, null, null);
            case ERROR_RATE -> ratio(failures);
            case SUCCESS_RATE -> ratio(requests - failures);
            case REQUEST_RATE ->
                seconds == 0
                        ? nothing()
                        : new SignalValue.Measured(
                                requests / seconds * signalProbes.probes().size(), samples, requests, null);
            case LATENCY -> percentile(signalProbes);
            case VERSION, MEASURED -> nothing();
        };
    }

    private SignalValue ratio(long of) {
        return requests == 0
                ? SignalValue.Missing.insufficient("no requests were counted before the deployment", samples, 0L)
                : new SignalValue.Measured((double) of / requests, samples, requests, null);
    }

    private SignalValue percentile(SignalProbes signalProbes) {
        if (latency == null) {
            return nothing();
        }
        Percentile percentile = Percentile.of(signalProbes.signal(), latency);
        if (percentile.total() == 0) {
            return nothing();
        }
        return percentile.value().isPresent()
                ? new SignalValue.Measured(percentile.value().getAsDouble(), samples, percentile.total(), null)
                : SignalValue.Missing.unknown(
                        "it lay above the histogram's last finite bound", samples, percentile.total());
    }

    private SignalValue nothing() {
        return SignalValue.Missing.insufficient(
                "nothing was measured before the deployment, and no target has the role baseline", samples, null);
    }
}
