package dev.goaround.verdicts;

import dev.goaround.contracts.VersionName;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.verdicts.CompiledPlan.Listened;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What the sources of a feed add up to over a window: rates from counts, percentiles from merged histograms.
 *
 * @param expectedVersion that should answer, or null
 */
record SourceSignals(SignalProbes signalProbes, Sources sources, Window window, String expectedVersion) {

    SignalValue value() {
        if (signalProbes.taken()) {
            return taken();
        }
        return switch (signalProbes.signal().family()) {
            case HEALTH -> health();
            case PROBE_SUCCESS -> probeSuccess();
            case ERROR_RATE -> ratioOfFailures(false);
            case SUCCESS_RATE -> ratioOfFailures(true);
            case REQUEST_RATE -> requestRate();
            case LATENCY -> {
                List<SourceReadings> covered = covered();
                yield latency(covered, percentile(covered));
            }
            case VERSION -> version();
            case MEASURED -> taken();
        };
    }

    /** The same, but a percentile above the last finite bound counts as that bound: enough to rank it. */
    SignalValue ranked() {
        if (signalProbes.taken() || signalProbes.signal().family() != Signal.Family.LATENCY) {
            return value();
        }
        List<SourceReadings> covered = covered();
        Percentile percentile = percentile(covered);
        return percentile.total() == 0 || percentile.value().isPresent()
                ? latency(covered, percentile)
                : new SignalValue.Measured(
                        percentile.above(),
                        sum(covered, SourceReadings::timed),
                        percentile.total(),
                        null,
                        lacking(covered, SourceReadings::timed));
    }

    /** 1 if every source's latest answer is up, 0 if one failed; one that cannot be asked leaves it unknown. */
    private SignalValue health() {
        long answered = sum(held(), SourceReadings::answered);
        List<String> failing = new ArrayList<>();
        boolean allHeard = true;
        for (Listened from : signalProbes.listened()) {
            SourceState source = sources.states().get(from.source());
            if (!sources.isKnown(signalProbes, from) || source.last().at().isBefore(window.since())) {
                allHeard = false;
            } else if (source.last().outcome() == SampleOutcome.FAILED) {
                failing.add(from.source() + " (" + source.last().why() + ")");
            }
        }
        if (!failing.isEmpty()) {
            return new SignalValue.Measured(0, answered, null, "failing: " + String.join(", ", failing));
        }
        if (allHeard) {
            return new SignalValue.Measured(1, answered, null, null);
        }
        String missing = sources.missing(signalProbes);
        return missing.isEmpty()
                ? SignalValue.Missing.insufficient("not every source has answered yet", answered, null)
                : SignalValue.Missing.unknown(missing, answered, null);
    }

    private SignalValue probeSuccess() {
        List<SourceReadings> held = held();
        long answered = sum(held, SourceReadings::answered);
        return answered == 0
                ? SignalValue.Missing.insufficient("no answer in the window yet", 0, null)
                : measured(
                        (double) sum(held, SourceReadings::up) / answered,
                        answered,
                        null,
                        null,
                        lacking(held, SourceReadings::answered));
    }

    private SignalValue ratioOfFailures(boolean ofSuccesses) {
        List<SourceReadings> covered = covered();
        long samples = sum(covered, SourceReadings::counted);
        long requests = sum(covered, SourceReadings::requests);
        SignalValue.Missing lacking = lacking(covered, SourceReadings::counted);
        if (requests == 0) {
            return nothingCounted("no requests in the window", samples, lacking);
        }
        long failures = sum(covered, SourceReadings::failures);
        double ratio = (double) (ofSuccesses ? requests - failures : failures) / requests;
        return measured(ratio, samples, requests, noted(covered), lacking);
    }

    /** Per second of the time that the counts tell about, which after a change is shorter than the window. */
    private SignalValue requestRate() {
        List<SourceReadings> covered = covered();
        double perSecond = 0;
        for (SourceReadings readings : covered) {
            perSecond += readings.secondsTold() > 0 ? readings.requests() / readings.secondsTold() : 0;
        }
        long samples = sum(covered, SourceReadings::counted);
        SignalValue.Missing lacking = lacking(covered, SourceReadings::counted);
        return samples == 0
                ? nothingCounted("no counts in the window yet", 0, lacking)
                : measured(perSecond, samples, sum(covered, SourceReadings::requests), noted(covered), lacking);
    }

    private Percentile percentile(List<SourceReadings> covered) {
        CompactHistogram all = null;
        for (SourceReadings readings : covered) {
            all = CompactHistogram.sum(all, readings.latency());
        }
        return Percentile.of(signalProbes.signal(), all);
    }

    private SignalValue latency(List<SourceReadings> covered, Percentile percentile) {
        long samples = sum(covered, SourceReadings::timed);
        SignalValue.Missing lacking = lacking(covered, SourceReadings::timed);
        if (percentile.total() == 0) {
            return nothingCounted("no requests in the window", sum(covered, SourceReadings::counted), lacking);
        }
        OptionalDouble value = percentile.value();
        if (value.isEmpty()) {
            String reason =
                    VerdictWords.signal(signalProbes.signal()) + " lies above the histogram's last finite bound, "
                            + VerdictWords.seconds(percentile.above()) + ": how far is not known";
            return SignalValue.Missing.unknown(reason, samples, percentile.total());
        }
        String bucket = "exact to its bucket " + VerdictWords.seconds(percentile.above()) + "–"
                + VerdictWords.seconds(percentile.upTo());
        return measured(
                value.getAsDouble(), samples, percentile.total(), VerdictWords.joined(bucket, noted(covered)), lacking);
    }

    private SignalValue version() {
        if (expectedVersion == null) {
            return SignalValue.Missing.insufficient("no version is expected yet", 0, null);
        }
        List<SourceReadings> held = held();
        List<SourceReading> saying = held.stream()
                .flatMap(List::stream)
                .filter(reading -> reading.answers(signalProbes))
                .toList();
        if (saying.isEmpty()) {
            return SignalValue.Missing.insufficient("no answer in the window names a version yet", 0, null);
        }
        Map<String, Integer> versions = new TreeMap<>();
        saying.forEach(reading ->
                reading.total().versions().forEach((version, times) -> versions.merge(version, times, Integer::sum)));
        int all = versions.values().stream().mapToInt(Integer::intValue).sum();
        int expected = versions.entrySet().stream()
                .filter(said -> VersionName.same(said.getKey(), expectedVersion))
                .mapToInt(Map.Entry::getValue)
                .sum();
        versions.keySet().removeIf(said -> VersionName.same(said, expectedVersion));
        String others = String.join(", ", versions.keySet());
        String note = others.isEmpty()
                ? expectedVersion + " answers"
                : "expected " + expectedVersion + ", also answering: " + others;
        return measured((double) expected / all, all, null, note, lacking(held, this::saying));
    }

    private long saying(SourceReadings readings) {
        return readings.stream()
                .filter(reading -> reading.answers(signalProbes))
                .count();
    }

    /** The latest figure; where several targets give it, the latest of all. */
    private SignalValue taken() {
        SourceReading latest = null;
        long samples = 0;
        String signal = signalProbes.signal().name();
        List<SourceReadings> held = held();
        for (SourceReadings readings : held) {
            samples += readings.figured(signal);
            SourceReading last = readings.lastWith(signal);
            latest = latest == null || (last != null && last.at().isAfter(latest.at())) ? last : latest;
        }
        // What answers has the figure.
        return latest == null
                ? SignalValue.Missing.insufficient("no figure in the window yet", 0, null)
                : figure(
                        latest.measured(signalProbes.signal().name()).orElseThrow(),
                        samples,
                        VerdictWords.joined("as the metrics system computed it", noted(held)),
                        lacking(held, readings -> readings.figured(signal)));
    }

    private static SignalValue figure(Measurement figure, long samples, String note, SignalValue.Missing lacking) {
        if (!Double.isFinite(figure.value())) {
            return SignalValue.Missing.unknown("the metrics system says " + figure.value(), samples, null);
        }
        return measured(figure.value(), samples, null, note, lacking);
    }

    /** What each source said in the window. */
    private List<SourceReadings> held() {
        return each(listened -> told(listened).in(window));
    }

    /** Of it that whose counts tell about nothing but the window's time; a window can be no finer than its source. */
    private List<SourceReadings> covered() {
        return each(listened -> told(listened).coveredBy(window.atLeast(listened.every())));
    }

    private List<SourceReadings> each(Function<Listened, SourceReadings> readings) {
        if (signalProbes.listened().size() == 1) {
            return List.of(readings.apply(signalProbes.listened().get(0)));
        }
        return signalProbes.listened().stream().map(readings).toList();
    }

    private SourceReadings told(Listened listened) {
        return sources.states().get(listened.source()).told();
    }

    private static long sum(List<SourceReadings> each, ToLongFunction<SourceReadings> figure) {
        long sum = 0;
        for (SourceReadings readings : each) {
            sum += figure.applyAsLong(readings);
        }
        return sum;
    }

    private static SignalValue.Measured measured(
            double value, long samples, Long requests, String note, SignalValue.Missing lacking) {
        String without =
                lacking == null || lacking.kind() != VerdictKind.UNKNOWN ? null : "without " + lacking.reason();
        return new SignalValue.Measured(value, samples, requests, VerdictWords.joined(note, without), lacking);
    }

    /** A source that cannot be asked did not say that there was nothing. */
    private static SignalValue nothingCounted(String reason, long samples, SignalValue.Missing lacking) {
        return lacking != null && lacking.kind() == VerdictKind.UNKNOWN
                ? lacking
                : SignalValue.Missing.insufficient(reason, samples, 0L);
    }

    /** What the probes say limits what they counted. */
    private static String noted(List<SourceReadings> each) {
        String noted = null;
        for (SourceReadings readings : each) {
            String note = readings.note();
            noted = note == null || note.equals(noted) ? noted : VerdictWords.joined(noted, note);
        }
        return noted;
    }

    /**
     * Why a figure of the window does not tell of all sources: one is unknown, or said nothing to it at its last answer although
     * it did before, or has said nothing to it yet. Null if it tells of all.
     *
     * @param each what each source said
     * @param told how many samples of it the figure rests on
     */
    private SignalValue.Missing lacking(List<SourceReadings> each, ToLongFunction<SourceReadings> told) {
        String missing = sources.missing(signalProbes);
        boolean yet = false;
        for (int i = 0; i < each.size(); i++) {
            Listened from = signalProbes.listened().get(i);
            SourceState source = sources.states().get(from.source());
            String untold = source.isHeard() && sources.isKnown(signalProbes, from) ? untold(source.last()) : null;
            boolean tells = told.applyAsLong(each.get(i)) > 0;
            if (untold != null && (tells || source.last().counts() != null)) {
                String complaint = from.source() + " " + untold;
                missing = missing.isEmpty() ? complaint : missing + "; " + complaint;
            }
            yet |= !tells && !isQuiet(source);
        }
        if (!missing.isEmpty()) {
            return SignalValue.Missing.unknown(missing, 0, null);
        }
        return yet ? SignalValue.Missing.insufficient("not every source has told of it yet", 0, null) : null;
    }

    /** What an answer lacks that this signal is made of; null: nothing. */
    private String untold(SourceReading last) {
        if (signalProbes.taken() || !signalProbes.signal().family().isCounted()) {
            return null;
        }
        String note = last.note() == null ? "" : " (" + last.note() + ")";
        if (last.counts() == null) {
            return "counted nothing at its last answer" + note;
        }
        return signalProbes.signal().family() == Signal.Family.LATENCY
                        && last.latency() == null
                        && last.counts().requests() > 0
                ? "counted " + VerdictWords.count(last.counts().requests(), "request") + " and timed none" + note
                : null;
    }

    /** A replica that nobody calls has nothing to time. */
    private boolean isQuiet(SourceState source) {
        return !signalProbes.taken()
                && signalProbes.signal().family() == Signal.Family.LATENCY
                && source.isHeard()
                && source.last().counts() != null
                && source.last().counts().requests() == 0;
    }
}
