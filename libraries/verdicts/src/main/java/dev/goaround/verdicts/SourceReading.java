package dev.goaround.verdicts;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A sample, reduced to what the signals need; or several old ones, added up (see {@link Downsampling}).
 *
 * @param at of the (last) sample; where the prober's clock was set back, of the one before it
 * @param from where the time that its counts tell about begins: the source's last answer
 * @param first instant of the first sample; null if it is one
 * @param reason why failed or unknown; of one that is up, why its latency is unknown all the same
 * @param measurements null if there are none, to keep the stored state small
 * @param totals null if it is one sample
 * @param note what limits what was counted, or null
 */
record SourceReading(
        Instant at,
        Instant from,
        Instant first,
        SampleOutcome outcome,
        String reason,
        String version,
        Counts counts,
        CompactHistogram latency,
        List<Measurement> measurements,
        ReadingTotals totals,
        String note) {

    /**
     * @param at no earlier than {@code before}'s, whatever the sample's date
     * @param before of the same source, or null: what is the same in both is kept once
     */
    static SourceReading of(SampleTaken sample, Instant at, Instant from, SourceReading before) {
        return new SourceReading(
                at,
                from,
                null,
                sample.outcome(),
                sample.reason() == null ? sample.latencyUnknown() : sample.reason(),
                sample.version(),
                sample.counts(),
                CompactHistogram.of(sample.latency(), before == null ? null : before.latency()),
                measurements(sample, before == null ? null : before.measurements()),
                null,
                kept(sample.note(), before == null ? null : before.note()));
    }

    /** The same words are kept once: a note mostly stands for as long as the watch. */
    private static String kept(String note, String before) {
        return note != null && note.equals(before) ? before : note;
    }

    private static List<Measurement> measurements(SampleTaken sample, List<Measurement> before) {
        List<Measurement> now = sample.measurements();
        if (now.isEmpty()) {
            return null;
        }
        if (before == null || before.size() != 1 || now.size() != 1) {
            return now;
        }
        Measurement then = before.get(0);
        Measurement taken = now.get(0);
        boolean same = taken.signal().equals(then.signal())
                && Objects.equals(taken.unit(), then.unit())
                && Objects.equals(taken.query(), then.query());
        return same ? List.of(new Measurement(then.signal(), taken.value(), then.unit(), then.query())) : now;
    }

    /** This and the next one as one. */
    SourceReading and(SourceReading next) {
        return new SourceReading(
                next.at(),
                // Where nothing was counted, the time since the last answer tells nothing either.
                counts == null ? next.from() : from,
                begin(),
                next.outcome(),
                next.reason(),
                next.version(),
                sum(counts, next.counts()),
                CompactHistogram.sum(latency, next.latency()),
                next.measurements() == null ? measurements : next.measurements(),
                ReadingTotals.sum(total(), next.total()),
                next.note() == null ? note : next.note());
    }

    Instant begin() {
        return first == null ? at : first;
    }

    /** Whether the source could be asked for that signal, be the answer good or bad. */
    boolean answers(SignalProbes signalProbes) {
        if (signalProbes.taken()) {
            return isFigure(signalProbes.signal().name());
        }
        return switch (signalProbes.signal().family()) {
            case HEALTH, PROBE_SUCCESS -> outcome != SampleOutcome.UNKNOWN;
            case VERSION -> !total().versions().isEmpty();
            case ERROR_RATE, SUCCESS_RATE, REQUEST_RATE -> outcome == SampleOutcome.UP;
            // One that is up has a reason only where its latency could not be read.
            case LATENCY -> outcome == SampleOutcome.UP && reason == null;
            case MEASURED -> false;
        };
    }

    /** Whether that figure was there to be read. */
    boolean isFigure(String signal) {
        return outcome == SampleOutcome.UP && measurement(signal) != null;
    }

    /** How many samples it stands for. */
    int samples() {
        return totals == null ? 1 : totals.samples();
    }

    /** How many of these were up. */
    int up() {
        return totals == null ? outcome == SampleOutcome.UP ? 1 : 0 : totals.up();
    }

    ReadingTotals total() {
        if (totals != null) {
            return totals;
        }
        Map<String, Integer> versions = version == null ? Map.of() : Map.of(version, 1);
        return new ReadingTotals(1, outcome == SampleOutcome.UP ? 1 : 0, versions);
    }

    Optional<Measurement> measured(String signal) {
        return Optional.ofNullable(measurement(signal));
    }

    /** Null if there is none; asked of every reading of a window at every sample. */
    private Measurement measurement(String signal) {
        if (measurements != null) {
            for (int i = 0; i < measurements.size(); i++) {
                Measurement measurement = measurements.get(i);
                if (measurement.signal().equals(signal)) {
                    return measurement;
                }
            }
        }
        return null;
    }

    String why() {
        if (reason != null) {
            return reason;
        }
        return outcome == SampleOutcome.UNKNOWN ? "unknown" : "no answer to this";
    }

    private static Counts sum(Counts first, Counts second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return new Counts(first.requests() + second.requests(), first.failures() + second.failures());
    }
}
