package dev.goaround.verdicts;

import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.verdicts.Planned.Listened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;

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
                List<Reading> timed = timed();
                yield latency(timed, percentile(timed));
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
        List<Reading> timed = timed();
        Percentile percentile = percentile(timed);
        return percentile.total() == 0 || percentile.value().isPresent()
                ? latency(timed, percentile)
                : new Value.Measured(percentile.above(), samples(timed), percentile.total(), null);
    }

    /** 1 if every source's latest answer is up, 0 if one failed; one that cannot be asked leaves it unknown. */
    private Value health() {
        List<Reading> answered = inWindow();
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
            return new Value.Measured(0, samples(answered), null, "failing: " + String.join(", ", failing));
        }
        if (allHeard) {
            return new Value.Measured(1, samples(answered), null, null);
        }
        String missing = sources.missing(feed);
        return missing.isEmpty()
                ? Value.Missing.insufficient("not every source has answered yet", samples(answered), null)
                : Value.Missing.unknown(missing, samples(answered), null);
    }

    private Value probeSuccess() {
        List<Reading> answered = inWindow();
        long up = answered.stream().mapToLong(Reading::up).sum();
        return answered.isEmpty()
                ? Value.Missing.insufficient("no answer in the window yet", 0, null)
                : new Value.Measured((double) up / samples(answered), samples(answered), null, partly());
    }

    private Value ratioOfFailures(boolean ofSuccesses) {
        List<Reading> counted = counted();
        long requests = requests(counted);
        long failures = 0;
        for (Reading reading : counted) {
            failures += reading.counts().failures();
        }
        if (requests == 0) {
            return Value.Missing.insufficient("no requests in the window", samples(counted), 0L);
        }
        double ratio = (double) (ofSuccesses ? requests - failures : failures) / requests;
        return new Value.Measured(ratio, samples(counted), requests, partly());
    }

    /** Per second of the time that the counts tell about, which after a change is shorter than the window. */
    private Value requestRate() {
        double perSecond = 0;
        for (Probe probe : feed.probes()) {
            List<Reading> counted = counted(probe);
            double seconds = counted.stream()
                    .map(reading -> Duration.between(reading.from(), reading.at()))
                    .mapToDouble(Signals::seconds)
                    .sum();
            perSecond += seconds > 0 ? requests(counted) / seconds : 0;
        }
        List<Reading> counted = counted();
        return counted.isEmpty()
                ? Value.Missing.insufficient("no counts in the window yet", 0, 0L)
                : new Value.Measured(perSecond, samples(counted), requests(counted), partly());
    }

    private List<Reading> timed() {
        List<Reading> timed = new ArrayList<>();
        feed.probes().forEach(probe -> covered(probe, reading -> reading.latency() != null, timed));
        return timed;
    }

    private Percentile percentile(List<Reading> timed) {
        return Percentile.of(feed.signal(), timed.stream().map(Reading::latency).toList());
    }

    private Value latency(List<Reading> timed, Percentile percentile) {
        if (percentile.total() == 0) {
            return Value.Missing.insufficient("no requests in the window", samples(timed), 0L);
        }
        OptionalDouble value = percentile.value();
        if (value.isEmpty()) {
            String reason = Words.signal(feed.signal()) + " lies above the histogram's last finite bound, "
                    + Words.seconds(percentile.above()) + ": how far is not known";
            return Value.Missing.unknown(reason, samples(timed), percentile.total());
        }
        String bucket =
                "exact to its bucket " + Words.seconds(percentile.above()) + "–" + Words.seconds(percentile.upTo());
        return new Value.Measured(
                value.getAsDouble(), samples(timed), percentile.total(), Words.joined(bucket, partly()));
    }

    private Value version() {
        if (expectedVersion == null) {
            return Value.Missing.insufficient("no version is expected yet", 0, null);
        }
        List<Reading> saying = inWindow();
        if (saying.isEmpty()) {
            return Value.Missing.insufficient("no answer in the window names a version yet", 0, null);
        }
        Map<String, Integer> versions = new TreeMap<>();
        saying.forEach(reading ->
                reading.total().versions().forEach((version, times) -> versions.merge(version, times, Integer::sum)));
        int all = versions.values().stream().mapToInt(Integer::intValue).sum();
        Integer expected = versions.remove(expectedVersion);
        String others = String.join(", ", versions.keySet());
        String note = others.isEmpty()
                ? expectedVersion + " answers"
                : "expected " + expectedVersion + ", also answering: " + others;
        return new Value.Measured((double) (expected == null ? 0 : expected) / all, all, null, note);
    }

    /** The latest figure; where several targets give it, the latest of all. */
    private Value taken() {
        Reading latest = null;
        long samples = 0;
        for (Listened from : feed.listened()) {
            for (Reading reading : sources.states().get(from.source()).readings()) {
                if (window.holds(reading) && reading.answers(feed)) {
                    samples += reading.samples();
                    latest = latest == null || reading.at().isAfter(latest.at()) ? reading : latest;
                }
            }
        }
        // What answers has the figure.
        return latest == null
                ? Value.Missing.insufficient("no figure in the window yet", 0, null)
                : figure(latest.measured(feed.signal().name()).orElseThrow(), samples);
    }

    private Value figure(Measurement figure, long samples) {
        if (!Double.isFinite(figure.value())) {
            return Value.Missing.unknown("the metrics system says " + figure.value(), samples, null);
        }
        return new Value.Measured(
                figure.value(), samples, null, Words.joined("as the metrics system computed it", partly()));
    }

    private List<Reading> inWindow() {
        List<Reading> held = new ArrayList<>();
        for (Listened from : feed.listened()) {
            for (Reading reading : sources.states().get(from.source()).readings()) {
                if (window.holds(reading) && reading.answers(feed)) {
                    held.add(reading);
                }
            }
        }
        return held;
    }

    private List<Reading> counted() {
        List<Reading> counted = new ArrayList<>();
        feed.probes().forEach(probe -> covered(probe, reading -> reading.counts() != null, counted));
        return counted;
    }

    private List<Reading> counted(Probe probe) {
        List<Reading> counted = new ArrayList<>();
        covered(probe, reading -> reading.counts() != null, counted);
        return counted;
    }

    /** A loop and not a stream: it runs over every reading of the window at every sample. */
    private void covered(Probe probe, Predicate<Reading> wanted, List<Reading> into) {
        Window reaching = window.atLeast(probe.every());
        for (Reading reading : sources.of(probe).readings()) {
            if (wanted.test(reading) && reaching.covers(reading)) {
                into.add(reading);
            }
        }
    }

    private static long samples(List<Reading> readings) {
        long samples = 0;
        for (Reading reading : readings) {
            samples += reading.samples();
        }
        return samples;
    }

    private static long requests(List<Reading> counted) {
        long requests = 0;
        for (Reading reading : counted) {
            requests += reading.counts().requests();
        }
        return requests;
    }

    private String partly() {
        String missing = sources.missing(feed);
        return missing.isEmpty() ? null : "without " + missing;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / (double) Duration.ofSeconds(1).toNanos();
    }
}
