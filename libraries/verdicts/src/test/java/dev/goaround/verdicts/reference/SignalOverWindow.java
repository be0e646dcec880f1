package dev.goaround.verdicts.reference;

import dev.goaround.contracts.VersionName;
import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.BurnRate;
import dev.goaround.contracts.watch.Combined;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.verdicts.combined.CombinedExpression;
import dev.goaround.verdicts.reference.Sources.Answer;
import dev.goaround.verdicts.reference.Sources.Feed;
import dev.goaround.verdicts.reference.Sources.Kind;
import dev.goaround.verdicts.reference.Sources.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a signal is over a window: the second half of the reference (see {@link ReferenceEvaluator}). Rates come from counts,
 * percentiles from merged histograms; what was not seen is not zero.
 *
 * @param over length of the window, which ends now and never reaches back over {@link Sources#since}
 */
record SignalOverWindow(Sources sources, Duration over) {

    static final Duration DEFAULT_OVER = Duration.ofMinutes(1);

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    /** A figure, or why there is none. */
    sealed interface Value permits Figure, NoFigure {}

    /**
     * @param samples that it rests on
     * @param requests counted in them; null: the signal is not made of counts
     * @param lacking why it does not tell of all sources; null: it does
     */
    record Figure(double value, long samples, Long requests, NoFigure lacking) implements Value {

        boolean isBelow(Floor floor) {
            return samples < floor.samples() || (requests != null && requests < floor.requests());
        }
    }

    /** @param kind UNKNOWN: could not be asked or told; INSUFFICIENT: not enough yet */
    record NoFigure(VerdictKind kind, long samples, Long requests) implements Value {

        static final NoFigure UNKNOWN = new NoFigure(VerdictKind.UNKNOWN, 0, null);
        static final NoFigure NOTHING_YET = new NoFigure(VerdictKind.INSUFFICIENT, 0, null);

        boolean isUnknown() {
            return kind == VerdictKind.UNKNOWN;
        }
    }

    static SignalOverWindow of(Sources sources, Condition condition) {
        return new SignalOverWindow(sources, condition.over() == null ? DEFAULT_OVER : condition.over());
    }

    /** What the condition compares: the signal, an expression of several, a burn rate or a rise. */
    Value of(Condition condition, Floor floor) {
        Feed feed = sources.feed(condition);
        return condition
                .measurand()
                .fold(
                        level -> of(feed, sources.plan().expectedVersion()),
                        change -> of(feed, sources.plan().expectedVersion()),
                        statistical -> of(feed, sources.plan().expectedVersion()),
                        burn -> burn(burn.rate(), feed),
                        rise -> rise(rise, condition.unit(), feed),
                        combined -> combined(combined, condition, floor));
    }

    /** @param expectedVersion that should answer, or null */
    Value of(Feed feed, String expectedVersion) {
        if (feed.computed()) {
            return computed(feed);
        }
        return switch (Kind.of(feed.signal())) {
            case HEALTH -> health(feed);
            case PROBE_SUCCESS -> probeSuccess(feed);
            case ERROR_RATE, SUCCESS_RATE -> ratio(feed);
            case REQUEST_RATE -> requestRate(feed);
            case LATENCY -> latency(feed, false);
            case VERSION -> version(feed, expectedVersion);
            case COMPUTED -> computed(feed);
        };
    }

    /** The same to be ranked among others: a percentile above the last finite bound counts as that bound. */
    Value ranked(Feed feed) {
        boolean latency = !feed.computed() && Kind.of(feed.signal()) == Kind.LATENCY;
        return latency ? latency(feed, true) : of(feed, null);
    }

    // The window.

    private Instant begin(Duration length) {
        return sources.now().minus(length);
    }

    /** What the source answered in the window, its beginning excluded and its end included. */
    private List<Answer> held(Probe probe, Duration length) {
        return sources.of(probe).remembered().stream()
                .filter(answer -> answer.at().isAfter(begin(length)))
                .filter(answer -> !answer.at().isBefore(sources.since()))
                .toList();
    }

    private List<Answer> held(Probe probe) {
        return held(probe, over);
    }

    /** Of it what tells about time in the window only; a window is no finer than the source's ticks. */
    private List<Answer> covered(Probe probe) {
        Duration length = probe.every().compareTo(over) > 0 ? probe.every() : over;
        return held(probe, length).stream()
                .filter(answer -> !answer.from().isBefore(begin(length)))
                .filter(answer -> !answer.from().isBefore(sources.since()))
                .toList();
    }

    private Stream<Answer> allHeld(Feed feed) {
        return feed.probes().stream().flatMap(probe -> held(probe).stream());
    }

    private Stream<Answer> allCovered(Feed feed) {
        return feed.probes().stream().flatMap(probe -> covered(probe).stream());
    }

    private static boolean isAnswered(Answer answer) {
        return answer.sample().outcome() != SampleOutcome.UNKNOWN;
    }

    private static boolean isCounted(Answer answer) {
        return answer.sample().counts() != null;
    }

    // The signals.

    /** 1 while every source's latest answer is up, 0 while one failed; who cannot be asked leaves open what is not failing. */
    private Value health(Feed feed) {
        long answered = allHeld(feed).filter(SignalOverWindow::isAnswered).count();
        List<Source> heard = feed.probes().stream()
                .filter(probe -> sources.isKnown(feed, probe))
                .map(sources::of)
                .filter(source -> !source.last().at().isBefore(sources.since()))
                .toList();
        if (heard.stream().anyMatch(source -> source.last().sample().outcome() == SampleOutcome.FAILED)) {
            return new Figure(0, answered, null, null);
        }
        if (heard.size() == feed.probes().size()) {
            return new Figure(1, answered, null, null);
        }
        boolean missing = feed.probes().stream().anyMatch(probe -> sources.isMissing(feed, probe));
        return new NoFigure(missing ? VerdictKind.UNKNOWN : VerdictKind.INSUFFICIENT, answered, null);
    }

    private Value probeSuccess(Feed feed) {
        long answered = allHeld(feed).filter(SignalOverWindow::isAnswered).count();
        long up = allHeld(feed).filter(Answer::isUp).count();
        return answered == 0
                ? NoFigure.NOTHING_YET
                : new Figure(
                        (double) up / answered,
                        answered,
                        null,
                        lacking(feed, probe -> held(probe).stream().anyMatch(SignalOverWindow::isAnswered)));
    }

    private Value ratio(Feed feed) {
        long samples = allCovered(feed).filter(SignalOverWindow::isCounted).count();
        Counts counts = counts(allCovered(feed));
        NoFigure lacking = lacking(feed, this::isCountedIn);
        if (counts.requests() == 0) {
            return nothingCounted(samples, lacking);
        }
        boolean ofFailures = Kind.of(feed.signal()) == Kind.ERROR_RATE;
        long part = ofFailures ? counts.failures() : counts.requests() - counts.failures();
        return new Figure((double) part / counts.requests(), samples, counts.requests(), lacking);
    }

    /** The sources' own rates added up, each per second of the time that its counts tell about. */
    private Value requestRate(Feed feed) {
        long samples = allCovered(feed).filter(SignalOverWindow::isCounted).count();
        NoFigure lacking = lacking(feed, this::isCountedIn);
        if (samples == 0) {
            return nothingCounted(0, lacking);
        }
        double perSecond = 0;
        for (Probe probe : feed.probes()) {
            double seconds = secondsTold(covered(probe));
            perSecond += seconds > 0 ? counts(covered(probe).stream()).requests() / seconds : 0;
        }
        return new Figure(perSecond, samples, counts(allCovered(feed)).requests(), lacking);
    }

    static double secondsTold(List<Answer> answers) {
        long nanos = answers.stream()
                .filter(SignalOverWindow::isCounted)
                .mapToLong(
                        answer -> Duration.between(answer.from(), answer.at()).toNanos())
                .sum();
        return nanos / (double) NANOS;
    }

    static Counts counts(Stream<Answer> answers) {
        return answers.map(answer -> answer.sample().counts())
                .filter(Objects::nonNull)
                .reduce(
                        new Counts(0, 0),
                        (a, b) -> new Counts(a.requests() + b.requests(), a.failures() + b.failures()));
    }

    /** The upper bound of the bucket that holds the percentile by nearest rank; above the last finite bound it is unknown. */
    private Value latency(Feed feed, boolean ranked) {
        NoFigure lacking = lacking(
                feed,
                probe -> covered(probe).stream()
                        .anyMatch(answer -> answer.sample().latency() != null));
        Percentile percentile = Percentile.of(feed.signal(), allCovered(feed));
        if (percentile.total() == 0) {
            return nothingCounted(
                    allCovered(feed).filter(SignalOverWindow::isCounted).count(), lacking);
        }
        long samples = allCovered(feed)
                .filter(answer -> answer.sample().latency() != null)
                .count();
        if (Double.isInfinite(percentile.upTo()) && !ranked) {
            return new NoFigure(VerdictKind.UNKNOWN, samples, percentile.total());
        }
        double value = Double.isInfinite(percentile.upTo()) ? percentile.above() : percentile.upTo();
        return new Figure(value, samples, percentile.total(), lacking);
    }

    /** @param above and {@code upTo} the bounds of the bucket that holds it, in seconds */
    record Percentile(long total, double above, double upTo) {

        static Percentile of(String signal, Stream<Answer> answers) {
            TreeMap<Double, Long> merged = new TreeMap<>();
            answers.map(answer -> answer.sample().latency())
                    .filter(Objects::nonNull)
                    .flatMap(histogram -> histogram.buckets().stream())
                    .forEach(bucket -> merged.merge(bound(bucket), bucket.count(), Long::sum));
            long total = merged.values().stream().mapToLong(Long::longValue).sum();
            // p95 is 95 of 100; p999 is 999 of 1000, as people write it.
            String digits = signal.substring("latency_p".length());
            long of = (long) Math.pow(10, Math.max(2, digits.length()));
            long rank = Math.max(1, (Long.parseLong(digits) * total + of - 1) / of);
            long seen = 0;
            double above = 0;
            for (Map.Entry<Double, Long> bucket : merged.entrySet()) {
                seen += bucket.getValue();
                if (seen >= rank) {
                    return new Percentile(total, above, bucket.getKey());
                }
                above = bucket.getKey();
            }
            return new Percentile(0, 0, 0);
        }

        private static double bound(Bucket bucket) {
            return bucket.upTo() == null ? Double.POSITIVE_INFINITY : bucket.upTo();
        }
    }

    /** Which share of the answers that name a version names the expected one. */
    private Value version(Feed feed, String expected) {
        List<Answer> naming = allHeld(feed)
                .filter(answer -> answer.sample().version() != null)
                .toList();
        if (expected == null || naming.isEmpty()) {
            return NoFigure.NOTHING_YET;
        }
        long right = naming.stream()
                .filter(answer -> VersionName.same(answer.sample().version(), expected))
                .count();
        return new Figure(
                (double) right / naming.size(),
                naming.size(),
                null,
                lacking(feed, probe -> held(probe).stream().anyMatch(answer -> answer.tellsOf(feed))));
    }

    /** A metrics system's latest figure; where several targets give it, the latest of all. */
    private Value computed(Feed feed) {
        List<Answer> figures =
                allHeld(feed).filter(answer -> answer.tellsOf(feed)).toList();
        if (figures.isEmpty()) {
            return NoFigure.NOTHING_YET;
        }
        Instant latest =
                figures.stream().map(Answer::at).max(Comparator.naturalOrder()).orElseThrow();
        double value = feed.probes().stream()
                .flatMap(
                        probe -> held(probe).stream()
                                .filter(answer -> answer.tellsOf(feed))
                                .reduce((earlier, later) -> later)
                                .stream())
                .filter(answer -> answer.at().equals(latest))
                .findFirst()
                .orElseThrow()
                .figure(feed.signal());
        if (!Double.isFinite(value)) {
            return new NoFigure(VerdictKind.UNKNOWN, figures.size(), null);
        }
        return new Figure(
                value,
                figures.size(),
                null,
                lacking(feed, probe -> held(probe).stream().anyMatch(answer -> answer.tellsOf(feed))));
    }

    /** How many times faster than it lasts the budget is used up: over the window and over a short one, whichever is less. */
    private Value burn(BurnRate burn, Feed feed) {
        Value slow = of(feed, null);
        Value fast = new SignalOverWindow(sources, burn.shortOver()).of(feed, null);
        if (!(slow instanceof Figure longer)) {
            return slow;
        }
        if (!(fast instanceof Figure shorter)) {
            return fast;
        }
        double budget = 1 - burn.objective();
        return new Figure(
                Math.min(longer.value() / budget, shorter.value() / budget),
                longer.samples(),
                longer.requests(),
                longer.lacking() == null ? shorter.lacking() : longer.lacking());
    }

    /** From the first figure in the window to the last, scaled to the condition's time; of several sources the most. */
    private Value rise(Measurand.Rise rise, String unit, Feed feed) {
        if (!feed.computed()) {
            return NoFigure.NOTHING_YET;
        }
        List<Value> each = feed.probes().stream()
                .map(probe -> rise(rise, unit, feed, probe))
                .toList();
        NoFigure none = each.stream()
                .filter(NoFigure.class::isInstance)
                .map(NoFigure.class::cast)
                .findFirst()
                .orElse(null);
        Figure most = each.stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .reduce((a, b) -> b.value() > a.value() ? b : a)
                .orElse(null);
        if (most == null) {
            // Of several sources that tell nothing the last one's samples are named.
            return each.isEmpty() ? NoFigure.NOTHING_YET : each.get(each.size() - 1);
        }
        boolean missing = feed.probes().stream().anyMatch(probe -> sources.isMissing(feed, probe));
        return new Figure(most.value(), most.samples(), null, missing ? NoFigure.UNKNOWN : none);
    }

    private Value rise(Measurand.Rise rise, String unit, Feed feed, Probe probe) {
        List<Answer> figures = held(probe).stream()
                .filter(answer -> answer.tellsOf(feed) && Double.isFinite(answer.figure(feed.signal())))
                .toList();
        if (figures.isEmpty()) {
            return NoFigure.NOTHING_YET;
        }
        Answer first = figures.get(0);
        Answer last = figures.get(figures.size() - 1);
        double begun = first.figure(feed.signal());
        Duration seen = Duration.between(first.at(), last.at());
        boolean share = "ratio".equals(unit);
        if (seen.multipliedBy(2).compareTo(over) < 0 || (share && begun <= 0)) {
            return new NoFigure(VerdictKind.INSUFFICIENT, figures.size(), null);
        }
        double change = last.figure(feed.signal()) - begun;
        double scale = (double) rise.per().toNanos() / seen.toNanos();
        return new Figure((share ? change / begun : change) * scale, figures.size(), null, null);
    }

    /** 1 while the expression is true, else 0; what one signal leaves open the others may decide. */
    private Value combined(Combined combined, Condition condition, Floor floor) {
        Map<String, Value> values = new TreeMap<>();
        for (Feed feed : sources.feeds(condition, TargetRole.CANDIDATE)) {
            boolean open = sources.isGap(feed) || sources.isNotBelieved(feed);
            values.put(
                    feed.signal(),
                    open ? NoFigure.UNKNOWN : whole(of(feed, sources.plan().expectedVersion()), floor));
        }
        Map<String, Double> known = new TreeMap<>();
        values.forEach((signal, value) -> {
            if (value instanceof Figure figure) {
                known.put(signal, figure.value());
            }
        });
        long samples = values.values().stream()
                .filter(Figure.class::isInstance)
                .mapToLong(value -> ((Figure) value).samples())
                .min()
                .orElse(0);
        CombinedExpression.Answer answer = CombinedExpression.of(combined).evaluate(known);
        if (answer.holds().isPresent()) {
            return new Figure(answer.holds().get() ? 1 : 0, samples, null, null);
        }
        boolean unknown = answer.lacking().isEmpty()
                || answer.lacking().stream().anyMatch(signal -> ((NoFigure) values.get(signal)).isUnknown());
        return new NoFigure(unknown ? VerdictKind.UNKNOWN : VerdictKind.INSUFFICIENT, samples, null);
    }

    private static Value whole(Value value, Floor floor) {
        if (!(value instanceof Figure figure)) {
            return value;
        }
        if (figure.lacking() != null) {
            return figure.lacking();
        }
        return figure.isBelow(floor) ? new NoFigure(VerdictKind.INSUFFICIENT, figure.samples(), null) : figure;
    }

    // What a figure does not tell of.

    private boolean isCountedIn(Probe probe) {
        return covered(probe).stream().anyMatch(SignalOverWindow::isCounted);
    }

    /** A source that cannot be asked did not say that there was nothing. */
    private static NoFigure nothingCounted(long samples, NoFigure lacking) {
        return lacking != null && lacking.isUnknown() ? lacking : new NoFigure(VerdictKind.INSUFFICIENT, samples, 0L);
    }

    /**
     * Unknown where a source is missing, or no longer tells at its last answer what the figure is made of; insufficient where one
     * has not told of it in the window; null where the figure tells of all.
     */
    private NoFigure lacking(Feed feed, Predicate<Probe> tells) {
        boolean missing = feed.probes().stream()
                .anyMatch(probe -> sources.isMissing(feed, probe)
                        || (sources.isKnown(feed, probe)
                                && isUntold(feed, sources.of(probe).last(), tells.test(probe))));
        if (missing) {
            return NoFigure.UNKNOWN;
        }
        return feed.probes().stream().allMatch(probe -> tells.test(probe) || isIdle(feed, sources.of(probe)))
                ? null
                : NoFigure.NOTHING_YET;
    }

    /** An answer without counts where there were some, or with requests of which none was timed. */
    private static boolean isUntold(Feed feed, Answer last, boolean told) {
        Kind kind = Kind.of(feed.signal());
        if (feed.computed() || !kind.isCounted()) {
            return false;
        }
        Counts counts = last.sample().counts();
        return counts == null ? told : kind == Kind.LATENCY && last.sample().latency() == null && counts.requests() > 0;
    }

    /** A replica that nobody calls has nothing to time. */
    private static boolean isIdle(Feed feed, Source source) {
        return !feed.computed()
                && Kind.of(feed.signal()) == Kind.LATENCY
                && source.isHeard()
                && isCounted(source.last())
                && source.last().sample().counts().requests() == 0;
    }
}
