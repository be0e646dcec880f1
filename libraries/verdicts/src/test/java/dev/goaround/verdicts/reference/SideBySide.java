package dev.goaround.verdicts.reference;

import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.StatisticalComparison;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.verdicts.comparison.CandidateJudge;
import dev.goaround.verdicts.comparison.ComparisonResult;
import dev.goaround.verdicts.comparison.ComparisonTerms;
import dev.goaround.verdicts.comparison.ComparisonTerms.Worse;
import dev.goaround.verdicts.comparison.RepeatedLooks;
import dev.goaround.verdicts.reference.SignalOverWindow.Figure;
import dev.goaround.verdicts.reference.SignalOverWindow.NoFigure;
import dev.goaround.verdicts.reference.SignalOverWindow.Value;
import dev.goaround.verdicts.reference.Sources.Answer;
import dev.goaround.verdicts.reference.Sources.Feed;
import dev.goaround.verdicts.reference.Sources.Source;
import dev.goaround.verdicts.reference.Standing.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A candidate beside its baseline, compared statistically. The window is cut into buckets of whole ticks, 60 at most, counted from
 * the plan's anchor. A bucket is closed once every answer of it must have come; each side gives one value for it. All values of
 * the window are looked at together, ten times in a window; each look costs certainty. The statistics themselves are tested
 * against published figures in {@code dev.goaround.verdicts.comparison}.
 */
final class SideBySide {

    /** What an evaluation is counted under: a look is no source's. */
    static final String LOOK = "look";

    private static final Duration DEFAULT_OVER = Duration.ofMinutes(10);
    private static final int LATE_BUCKETS = 2;
    private static final long NEVER = Long.MIN_VALUE;

    private final Sources sources;
    private final Rule rule;
    private final Condition condition;
    private final Measurand.StatisticalChange change;
    private final Feed candidate;
    private final Feed baseline;
    private final Duration bucket;
    private final int buckets;
    private final Duration lag;

    /** One closed bucket in which both sides gave a value. */
    record Pair(long number, Figure candidate, Figure baseline) {

        long samples() {
            return Math.min(candidate.samples(), baseline.samples());
        }

        Long requests() {
            return candidate.requests() == null || baseline.requests() == null
                    ? null
                    : Long.valueOf(Math.min(candidate.requests(), baseline.requests()));
        }
    }

    /**
     * What is remembered from look to look.
     *
     * @param closed number of the last bucket that was closed
     * @param looked the last closed bucket at the last look; {@link #NEVER} also where values have left the window since
     * @param taken looks at this deployment
     */
    record Looks(Duration bucket, long closed, long looked, int taken, List<Pair> pairs) {

        boolean isNew() {
            return taken == 0 || looked != closed;
        }

        Looks from(long number) {
            List<Pair> rest =
                    pairs.stream().filter(pair -> pair.number() >= number).toList();
            boolean others = rest.size() < pairs.size() && closed == looked;
            return new Looks(bucket, closed, others ? NEVER : looked, taken, rest);
        }
    }

    /**
     * @param value null: it is not the time for a look, and what was said stands
     * @param fresh whether it is a look at values that were not looked at before
     */
    record Seen(Looks looks, Value value, double baseline, double threshold, boolean holds, boolean fresh) {}

    SideBySide(Sources sources, Rule rule) {
        this.sources = sources;
        this.rule = rule;
        this.condition = rule.condition();
        this.change = condition.measurand().statistical().orElseThrow();
        this.candidate = sources.feed(condition);
        this.baseline = sources.feeds(condition, TargetRole.BASELINE).get(0);
        Duration tick = longest(probes().map(Probe::every));
        Duration over = condition.over() == null ? DEFAULT_OVER : condition.over();
        long ticks = Math.max(1, over.dividedBy(tick));
        long each = (ticks + StatisticalComparison.MOST_VALUES - 1) / StatisticalComparison.MOST_VALUES;
        this.bucket = tick.multipliedBy(each);
        this.buckets = (int) (ticks / each);
        this.lag = longest(probes().map(probe -> probe.timeout() == null ? probe.every() : probe.timeout()));
    }

    static boolean isOf(Condition condition) {
        return condition.measurand().statistical().isPresent();
    }

    /** Both sides have a probe. */
    static boolean isWatched(Sources sources, Rule rule) {
        return !sources.feed(rule.condition()).isEmpty()
                && !sources.feeds(rule.condition(), TargetRole.BASELINE).get(0).isEmpty();
    }

    /** How far back samples have to be at hand. */
    Duration reach() {
        return bucket.multipliedBy(LATE_BUCKETS + 1L).plus(lag);
    }

    Duration betweenLooks() {
        return bucket.multipliedBy(bucketsBetweenLooks());
    }

    private int bucketsBetweenLooks() {
        return Math.max(1, buckets / 10);
    }

    /** @param unsaid whether something has to be said although no look is due: what the last one saw */
    Seen look(Looks before, boolean bySample, boolean unsaid) {
        Looks known = before != null && before.bucket().equals(bucket)
                ? before
                : new Looks(bucket, NEVER, NEVER, before == null ? 0 : before.taken(), List.of());
        known = known.from(firstBehind(sources.since()));
        Looks looks = bySample ? closed(known) : known;
        boolean due = looks.looked() == NEVER || looks.closed() - looks.looked() >= bucketsBetweenLooks();
        boolean more = before == null || looks.closed() != before.closed();
        if (!unsaid && !(more && due)) {
            return new Seen(looks, null, 0, 0, false, false);
        }
        return look(looks, due ? looks : lastLook(looks));
    }

    private static Looks lastLook(Looks looks) {
        List<Pair> then = looks.pairs().stream()
                .filter(pair -> pair.number() <= looks.looked())
                .toList();
        return new Looks(looks.bucket(), looks.looked(), looks.looked(), looks.taken(), then);
    }

    // The buckets.

    private Instant end(long number) {
        return sources.plan().anchor().plus(bucket.multipliedBy(number + 1));
    }

    /** The first bucket that lies wholly behind that instant. */
    private long firstBehind(Instant instant) {
        return -Math.floorDiv(
                -Duration.between(sources.plan().anchor(), instant).toNanos(), bucket.toNanos());
    }

    private Looks closed(Looks before) {
        Duration since = Duration.between(sources.plan().anchor(), sources.now().minus(lag));
        long last = Math.floorDiv(since.toNanos(), bucket.toNanos()) - 1;
        if (last <= before.closed()) {
            return before;
        }
        long first = Math.max(last + 1 - LATE_BUCKETS, firstBehind(sources.since()));
        List<Pair> pairs = new ArrayList<>(before.pairs());
        long closed = before.closed();
        for (long number = Math.max(first, closed + 1); number <= last; number++) {
            Value above = value(candidate, number);
            Value below = value(baseline, number);
            if (isWhole(above) && isWhole(below)) {
                pairs.add(new Pair(number, (Figure) above, (Figure) below));
            }
            closed = number;
        }
        Looks grown = new Looks(bucket, closed, before.looked(), before.taken(), pairs);
        return closed == last ? grown.from(last + 1 - buckets) : grown;
    }

    private static boolean isWhole(Value value) {
        return value instanceof Figure figure && figure.lacking() == null && Double.isFinite(figure.value());
    }

    /** As the sources stood at the bucket's end. */
    private Value value(Feed feed, long number) {
        Instant end = end(number);
        Map<String, Source> then = new HashMap<>(sources.all());
        for (Probe probe : feed.probes()) {
            Source source = sources.of(probe);
            List<Answer> until = source.remembered().stream()
                    .filter(answer -> !answer.at().isAfter(end))
                    .toList();
            then.put(
                    probe.source(),
                    new Source(source.listenedSince(), source.every(), source.sequence(), source.forgottenTo(), until));
        }
        return new SignalOverWindow(new Sources(sources.plan(), then, end), bucket).ranked(feed);
    }

    // The look.

    private Seen look(Looks all, Looks looks) {
        StatisticalComparison how = change.comparison();
        long samples = looks.pairs().stream().mapToLong(Pair::samples).sum();
        Long requests = requests(looks);
        int values = looks.pairs().size();
        int least = how.values() == null ? Math.min(20, Math.max(5, buckets / 2)) : how.values();
        NoFigure tooLittle = new NoFigure(VerdictKind.INSUFFICIENT, samples, requests);
        if (values < least || new Figure(0, samples, requests, null).isBelow(rule.floor())) {
            return new Seen(all, tooLittle, 0, 0, false, false);
        }
        int number = looks.taken() + (looks.isNew() ? 1 : 0);
        ComparisonResult comparison = compare(looks.pairs(), number);
        if (comparison.kind() == VerdictKind.INSUFFICIENT || comparison.kind() == VerdictKind.UNKNOWN) {
            return new Seen(all, new NoFigure(comparison.kind(), samples, requests), 0, 0, false, false);
        }
        double median = comparison.baseline();
        double shift = comparison.shift().orElseThrow().estimate();
        double tolerated = RuleEvaluation.falls(condition) ? -comparison.margin() : comparison.margin();
        long sampled = all.pairs().stream().mapToLong(Pair::samples).sum();
        Looks after = looks.isNew() ? new Looks(all.bucket(), all.closed(), all.closed(), number, all.pairs()) : all;
        return new Seen(
                after,
                new Figure(median + shift, sampled, requests(all), null),
                median,
                median + tolerated,
                comparison.kind() == VerdictKind.BREACH,
                looks.isNew());
    }

    /** Half of the error is for the looks that were planned, half for all that are taken nevertheless. */
    private ComparisonResult compare(List<Pair> pairs, int number) {
        StatisticalComparison how = change.comparison();
        double error = 1 - how.confidence();
        boolean asPlanned = how.looks() != null && number <= how.looks();
        RepeatedLooks share = how.looks() == null
                ? RepeatedLooks.openEnded(error)
                : asPlanned ? RepeatedLooks.planned(error * 0.5, how.looks()) : RepeatedLooks.openEnded(error * 0.5);
        boolean byRatio = change.baseline() == Baseline.RATIO;
        double allowed = Math.abs(condition.value());
        double usual = byRatio ? allowed * RuleEvaluation.nearZero(condition.signal()) : allowed;
        double nearZero = how.nearZero() == null ? usual : byRatio ? how.nearZero() : Math.max(allowed, how.nearZero());
        Worse worse = how.eitherWay() ? Worse.EITHER : RuleEvaluation.falls(condition) ? Worse.LOWER : Worse.HIGHER;
        return new CandidateJudge(new ComparisonTerms(worse, 1, byRatio ? allowed : 0, nearZero, share))
                .judge(
                        pairs.stream()
                                .mapToDouble(pair -> pair.candidate().value())
                                .toArray(),
                        pairs.stream()
                                .mapToDouble(pair -> pair.baseline().value())
                                .toArray(),
                        how.looks() == null || asPlanned ? number : number - how.looks());
    }

    private static Long requests(Looks looks) {
        boolean counted = looks.pairs().stream().allMatch(pair -> pair.requests() != null);
        return counted && !looks.pairs().isEmpty()
                ? Long.valueOf(looks.pairs().stream().mapToLong(Pair::requests).sum())
                : null;
    }

    private Stream<Probe> probes() {
        return Stream.concat(candidate.probes().stream(), baseline.probes().stream());
    }

    private static Duration longest(Stream<Duration> durations) {
        return durations.max(Comparator.naturalOrder()).orElseThrow();
    }
}
