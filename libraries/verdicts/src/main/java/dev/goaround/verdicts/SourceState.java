package dev.goaround.verdicts;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.watch.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one source said, in its own order.
 *
 * @param listenedSince since when silence counts
 * @param sequence of the last sample taken, or -1
 * @param answeredAt of the last sample that was up, or null
 * @param dropped duplicates and stragglers
 * @param readings that a window can still reach, ascending, and always the last one
 * @param ahead what was dropped since the last one because it was ahead of its time, or null
 */
record SourceState(
        Instant listenedSince,
        Duration every,
        long sequence,
        Instant answeredAt,
        long dropped,
        List<SourceReading> readings,
        SamplesAhead ahead) {

    SourceState {
        readings = SourceReadings.of(readings);
    }

    static SourceState listening(Probe probe, Instant since) {
        return new SourceState(since, probe.every(), -1, null, 0, List.of(), null);
    }

    boolean isLate(SampleTaken sample) {
        return sample.sequence() <= sequence;
    }

    SourceState drop() {
        return new SourceState(listenedSince, every, sequence, answeredAt, dropped + 1, readings, ahead);
    }

    /** Without a sample that was ahead of its time, which is to be said if nothing else comes. */
    SourceState without(String wrong) {
        return new SourceState(
                listenedSince, every, sequence, answeredAt, dropped, readings, SamplesAhead.after(ahead, wrong));
    }

    /** @param reach what is older is forgotten: no window reaches it any more */
    SourceState take(SampleTaken sample, Instant reach) {
        // A clock that was set back dates an answer before the one that it follows. It came after it all the same.
        Instant at = isHeard() && sample.at().isBefore(last().at()) ? last().at() : sample.at();
        Instant from = answeredAt == null ? at.minus(every) : answeredAt;
        SourceReading reading = SourceReading.of(sample, at, from, isHeard() ? last() : null);
        Instant answered = sample.outcome() == SampleOutcome.UP ? at : answeredAt;
        return new SourceState(
                listenedSince,
                every,
                sample.sequence(),
                answered,
                dropped,
                told().since(reach).with(reading),
                null);
    }

    /** Keeps old samples added up where there are very many. */
    SourceState thinned(Instant now) {
        List<SourceReading> fewer = Downsampling.thin(readings, now);
        return fewer.size() == readings.size()
                ? this
                : new SourceState(listenedSince, every, sequence, answeredAt, dropped, fewer, ahead);
    }

    /** As it stood at an instant that its readings still reach back to. */
    SourceState upTo(Instant instant) {
        SourceReadings then = told().upTo(instant);
        return then.size() == readings.size()
                ? this
                : new SourceState(listenedSince, every, sequence, answeredAt, dropped, then, ahead);
    }

    /** Sequence numbers count ticks of the interval, so they are counted anew where it changes. */
    SourceState asked(Probe probe, Instant anchor) {
        if (probe.every().equals(every)) {
            return this;
        }
        long renumbered =
                readings.isEmpty() ? -1 : Duration.between(anchor, last().at()).dividedBy(probe.every());
        return new SourceState(listenedSince, probe.every(), renumbered, answeredAt, dropped, readings, ahead);
    }

    /** The readings, to be added up. */
    SourceReadings told() {
        return SourceReadings.of(readings);
    }

    boolean isHeard() {
        return !readings.isEmpty();
    }

    SourceReading last() {
        return told().last();
    }

    Instant heardAt() {
        return isHeard() ? last().at() : listenedSince;
    }
}
