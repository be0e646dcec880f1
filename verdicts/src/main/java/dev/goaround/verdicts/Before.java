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
record Before(
        Instant from,
        Instant to,
        long samples,
        long up,
        long requests,
        long failures,
        double seconds,
        Timed latency,
        double sum,
        long figures) {

    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    static final Before NOTHING = new Before(null, null, 0, 0, 0, 0, 0, null, 0, 0);

    /** With one more sample, if it answers the feed's question at all. */
    Before and(Reading reading, Feed feed) {
        if (!reading.answers(feed)) {
            return this;
        }
        Counts counts = reading.counts() == null ? new Counts(0, 0) : reading.counts();
        double counted = reading.counts() == null
                ? 0
                : Duration.between(reading.from(), reading.at()).toNanos() / NANOS;
        Optional<Measurement> figure =
                reading.measured(feed.signal().name()).filter(measured -> Double.isFinite(measured.value()));
        return new Before(
                from == null ? reading.at() : from,
                reading.at(),
                samples + reading.samples(),
                up + reading.total().up(),
                requests + counts.requests(),
                failures + counts.failures(),
                seconds + counted,
                Timed.sum(latency, reading.latency()),
                sum + figure.map(Measurement::value).orElse(0.0),
                figures + (figure.isPresent() ? 1 : 0));
    }

    /** What the signal was in all of that time. */
    Value value(Feed feed) {
        if (samples == 0) {
            return nothing();
        }
        if (feed.taken()) {
            return figures == 0 ? nothing() : new Value.Measured(sum / figures, figures, null, null);
        }
        return switch (feed.signal().family()) {
            case HEALTH, PROBE_SUCCESS -> new Value.Measured((double) up / samples, samples, null, null);
            case ERROR_RATE -> ratio(failures);
            case SUCCESS_RATE -> ratio(requests - failures);
            case REQUEST_RATE ->
                seconds == 0
                        ? nothing()
                        : new Value.Measured(requests / seconds * feed.probes().size(), samples, requests, null);
            case LATENCY -> percentile(feed);
            case VERSION, MEASURED -> nothing();
        };
    }

    private Value ratio(long of) {
        return requests == 0
                ? Value.Missing.insufficient("no requests were counted before the deployment", samples, 0L)
                : new Value.Measured((double) of / requests, samples, requests, null);
    }

    private Value percentile(Feed feed) {
        if (latency == null) {
            return nothing();
        }
        Percentile percentile = Percentile.of(feed.signal(), latency);
        if (percentile.total() == 0) {
            return nothing();
        }
        return percentile.value().isPresent()
                ? new Value.Measured(percentile.value().getAsDouble(), samples, percentile.total(), null)
                : Value.Missing.unknown("it lay above the histogram's last finite bound", samples, percentile.total());
    }

    private Value nothing() {
        return Value.Missing.insufficient(
                "nothing was measured before the deployment, and no target has the role baseline", samples, null);
    }
}
