package dev.goaround.verdicts;

import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import java.time.Duration;
import java.util.List;

/**
 * All that a source has said so far, added up: the difference of two of them is what it said in between.
 *
 * <p>See ADR 0018.
 *
 * @param answered samples that were, well or badly
 * @param up of these the good ones
 * @param figured samples with figures
 * @param counted samples with counts
 * @param told nanoseconds that the counts tell about
 * @param timed samples with a histogram
 * @param figures the last ones, or null
 * @param latency since its bounds are what they are, or null
 * @param changes how often other things were measured than before, or with other bounds: a difference over one tells nothing
 *     about figures and latencies
 * @param noted the last reading with a note, or null
 */
record RunningTotals(
        long answered,
        long up,
        long figured,
        long counted,
        long requests,
        long failures,
        long told,
        long timed,
        List<Measurement> figures,
        CompactHistogram latency,
        int changes,
        SourceReading noted) {

    static final RunningTotals NOTHING = new RunningTotals(0, 0, 0, 0, 0, 0, 0, 0, null, null, 0, null);

    RunningTotals and(SourceReading reading) {
        int samples = reading.samples();
        boolean heard = reading.outcome() != SampleOutcome.UNKNOWN;
        boolean counts = reading.counts() != null;
        boolean measures = reading.outcome() == SampleOutcome.UP && reading.measurements() != null;
        boolean times = reading.latency() != null;
        boolean otherFigures = measures && figures != null && !isAlike(figures, reading.measurements());
        boolean otherBounds = times && latency != null && !latency.hasBoundsOf(reading.latency());
        return new RunningTotals(
                answered + (heard ? samples : 0),
                up + (heard ? reading.up() : 0),
                figured + (measures ? samples : 0),
                counted + (counts ? samples : 0),
                requests + (counts ? reading.counts().requests() : 0),
                failures + (counts ? reading.counts().failures() : 0),
                told + (counts ? Duration.between(reading.from(), reading.at()).toNanos() : 0),
                timed + (times ? samples : 0),
                measures ? reading.measurements() : figures,
                otherBounds ? reading.latency() : CompactHistogram.sum(latency, reading.latency()),
                changes + (otherFigures || otherBounds ? 1 : 0),
                reading.note() == null ? noted : reading);
    }

    private static boolean isAlike(List<Measurement> some, List<Measurement> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).signal().equals(others.get(i).signal())) {
                return false;
            }
        }
        return true;
    }
}
