package dev.goaround.verdicts;

import dev.goaround.contracts.VersionName;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.verdicts.Planned.Listened;
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
record Signals(Feed feed, Sources sources, Window window, String expectedVersion) {

    Value value() {
        if (feed.taken()) {
            return taken();
        }
        return switch (feed.signal().family()) {
            case HEALTH -> health();
            case PROBE_SUCCESS -> probeSuccess();
            case ERROR_RATE -> ratioOfFailures(false);
            case SUCCESS_RATE -> ratioOfFailures(true);
            case REQUEST_RATE -> requestRate();
            case LATENCY -> {
                List<Readings> covered = covered();
                yield latency(covered, percentile(covered));
            }
            case VERSION -> version();
            case MEASURED -> taken();
        };
    }

    /** The same, but a percentile above the last finite bound counts as that bound: enough to rank it. */
    Value ranked() {
        if (feed.taken() || feed.signal().family() != Signal.Family.LATENCY) {
            return value();
        }
        List<Readings> covered = covered();
        Percentile percentile = percentile(covered);
        return percentile.total() == 0 || percentile.value().isPresent()
                ? latency(covered, percentile)
                : new Value.Measured(
                        percentile.above(),
                        sum(covered, Readings::timed),
                        percentile.total(),
                        null,
                        lacking(covered, Readings::timed));
    }

    /** 1 if every source's latest answer is up, 0 if one failed; one that cannot be asked leaves it unknown. */
    private Value health() {
        long answered = sum(held(), Readings::answered);
        List<String> failing = new ArrayList<>();
        boolean allHeard = true;
        for (Listened from : feed.listened()) {
            SourceState source = sources.states().get(from.source());
            if (!sources.isKnown(feed, from) || source.last().at().isBefore(window.since())) {
                allHeard = false;
            } else if (source.last().outcome() == SampleOutcome.FAILED) {
                failing.add(from.source() + " (" + source.last().why() + ")");
            }
        }
        if (!failing.isEmpty()) {
            return new Value.Measured(0, answered, null, "failing: " + String.join(", ", failing));
        }
        if (allHeard) {
            return new Value.Measured(1, answered, null, null);
        }
        String missing = sources.missing(feed);
        return missing.isEmpty()
                ? Value.Missing.insufficient("not every source has answered yet", answered, null)
                : Value.Missing.unknown(missing, answered, null);
    }

    private Value probeSuccess() {
        List<Readings> held = held();
        long answered = sum(held, Readings::answered);
        return answered == 0
                ? Value.Missing.insufficient("no answer in the window yet", 0, null)
                : measured(
                        (double) sum(held, Readings::up) / answered,
                        answered,
                        null,
                        null,
                        lacking(held, Readings::answered));
    }

    private Value ratioOfFailures(boolean ofSuccesses) {
        List<Readings> covered = covered();
        long samples = sum(covered, Readings::counted);
        long requests = sum(covered, Readings::requests);
        Value.Missing lacking = lacking(covered, Readings::counted);
        if (requests == 0) {
            return nothingCounted("no requests in the window", samples, lacking);
        }
        long failures = sum(covered, Readings::failures);
        double ratio = (double) (ofSuccesses ? requests - failures : failures) / requests;
        return measured(ratio, samples, requests, noted(covered), lacking);
    }

    /** Per second of the time that the counts tell about, which after a change is shorter than the window. */
    private Value requestRate() {
        List<Readings> covered = covered();
        double perSecond = 0;
        for (Readings readings : covered) {
            perSecond += readings.secondsTold() > 0 ? readings.requests() / readings.secondsTold() : 0;
        }
        long samples = sum(covered, Readings::counted);
        Value.Missing lacking = lacking(covered, Readings::counted);
        return samples == 0
                ? nothingCounted("no counts in the window yet", 0, lacking)
                : measured(perSecond, samples, sum(covered, Readings::requests), noted(covered), lacking);
    }

    private Percentile percentile(List<Readings> covered) {
        Timed all = null;
        for (Readings readings : covered) {
            all = Timed.sum(all, readings.latency());
        }
        return Percentile.of(feed.signal(), all);
    }

    private Value latency(List<Readings> covered, Percentile percentile) {
        long samples = sum(covered, Readings::timed);
        Value.Missing lacking = lacking(covered, Readings::timed);
        if (percentile.total() == 0) {
            return nothingCounted("no requests in the window", sum(covered, Readings::counted), lacking);
        }
        OptionalDouble value = percentile.value();
        if (value.isEmpty()) {
            String reason = Words.signal(feed.signal()) + " lies above the histogram's last finite bound, "
                    + Words.seconds(percentile.above()) + ": how far is not known";
            return Value.Missing.unknown(reason, samples, percentile.total());
        }
        String bucket =
                "exact to its bucket " + Words.seconds(percentile.above()) + "–" + Words.seconds(percentile.upTo());
        return measured(
                value.getAsDouble(), samples, percentile.total(), Words.joined(bucket, noted(covered)), lacking);
    }

    private Value version() {
        if (expectedVersion == null) {
            return Value.Missing.insufficient("no version is expected yet", 0, null);
        }
        List<Readings> held = held();
        List<Reading> saying = held.stream()
                .flatMap(List::stream)
                .filter(reading -> reading.answers(feed))
                .toList();
        if (saying.isEmpty()) {
            return Value.Missing.insufficient("no answer in the window names a version yet", 0, null);
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

    private long saying(Readings readings) {
        return readings.stream().filter(reading -> reading.answers(feed)).count();
    }

    /** The latest figure; where several targets give it, the latest of all. */
    private Value taken() {
        Reading latest = null;
        long samples = 0;
        String signal = feed.signal().name();
        List<Readings> held = held();
        for (Readings readings : held) {
            samples += readings.figured(signal);
            Reading last = readings.lastWith(signal);
            latest = latest == null || (last != null && last.at().isAfter(latest.at())) ? last : latest;
        }
        // What answers has the figure.
        return latest == null
                ? Value.Missing.insufficient("no figure in the window yet", 0, null)
                : figure(
                        latest.measured(feed.signal().name()).orElseThrow(),
                        samples,
                        Words.joined("as the metrics system computed it", noted(held)),
                        lacking(held, readings -> readings.figured(signal)));
    }

    private static Value figure(Measurement figure, long samples, String note, Value.Missing lacking) {
        if (!Double.isFinite(figure.value())) {
            return Value.Missing.unknown("the metrics system says " + figure.value(), samples, null);
        }
        return measured(figure.value(), samples, null, note, lacking);
    }

    /** What each source said in the window. */
    private List<Readings> held() {
        return each(listened -> told(listened).in(window));
    }

    /** Of it that whose counts tell about nothing but the window's time; a window can be no finer than its source. */
    private List<Readings> covered() {
        return each(listened -> told(listened).coveredBy(window.atLeast(listened.every())));
    }

    private List<Readings> each(Function<Listened, Readings> readings) {
        if (feed.listened().size() == 1) {
            return List.of(readings.apply(feed.listened().get(0)));
        }
        return feed.listened().stream().map(readings).toList();
    }

    private Readings told(Listened listened) {
        return sources.states().get(listened.source()).told();
    }

    private static long sum(List<Readings> each, ToLongFunction<Readings> figure) {
        long sum = 0;
        for (Readings readings : each) {
            sum += figure.applyAsLong(readings);
        }
        return sum;
    }

    private static Value.Measured measured(
            double value, long samples, Long requests, String note, Value.Missing lacking) {
        String without =
                lacking == null || lacking.kind() != VerdictKind.UNKNOWN ? null : "without " + lacking.reason();
        return new Value.Measured(value, samples, requests, Words.joined(note, without), lacking);
    }

    /** A source that cannot be asked did not say that there was nothing. */
    private static Value nothingCounted(String reason, long samples, Value.Missing lacking) {
        return lacking != null && lacking.kind() == VerdictKind.UNKNOWN
                ? lacking
                : Value.Missing.insufficient(reason, samples, 0L);
    }

    /** What the probes say limits what they counted. */
    private static String noted(List<Readings> each) {
        String noted = null;
        for (Readings readings : each) {
            String note = readings.note();
            noted = note == null || note.equals(noted) ? noted : Words.joined(noted, note);
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
    private Value.Missing lacking(List<Readings> each, ToLongFunction<Readings> told) {
        String missing = sources.missing(feed);
        boolean yet = false;
        for (int i = 0; i < each.size(); i++) {
            Listened from = feed.listened().get(i);
            SourceState source = sources.states().get(from.source());
            String untold = source.isHeard() && sources.isKnown(feed, from) ? untold(source.last()) : null;
            boolean tells = told.applyAsLong(each.get(i)) > 0;
            if (untold != null && (tells || source.last().counts() != null)) {
                String complaint = from.source() + " " + untold;
                missing = missing.isEmpty() ? complaint : missing + "; " + complaint;
            }
            yet |= !tells && !isQuiet(source);
        }
        if (!missing.isEmpty()) {
            return Value.Missing.unknown(missing, 0, null);
        }
        return yet ? Value.Missing.insufficient("not every source has told of it yet", 0, null) : null;
    }

    /** What an answer lacks that this signal is made of; null: nothing. */
    private String untold(Reading last) {
        if (feed.taken() || !feed.signal().family().isCounted()) {
            return null;
        }
        String note = last.note() == null ? "" : " (" + last.note() + ")";
        if (last.counts() == null) {
            return "counted nothing at its last answer" + note;
        }
        return feed.signal().family() == Signal.Family.LATENCY
                        && last.latency() == null
                        && last.counts().requests() > 0
                ? "counted " + Words.count(last.counts().requests(), "request") + " and timed none" + note
                : null;
    }

    /** A replica that nobody calls has nothing to time. */
    private boolean isQuiet(SourceState source) {
        return !feed.taken()
                && feed.signal().family() == Signal.Family.LATENCY
                && source.isHeard()
                && source.last().counts() != null
                && source.last().counts().requests() == 0;
    }
}
