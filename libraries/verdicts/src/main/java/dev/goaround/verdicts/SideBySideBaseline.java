package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.StatisticalComparison;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.verdicts.comparison.CandidateJudge;
import dev.goaround.verdicts.comparison.ComparisonResult;
import dev.goaround.verdicts.comparison.ComparisonTerms;
import dev.goaround.verdicts.comparison.ComparisonTerms.Worse;
import dev.goaround.verdicts.comparison.RepeatedLooks;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The candidate beside its baseline, piece by piece: adds up what both gave in each piece of time, and looks at all pieces of
 * the window together.
 *
 * @param change what the rule measures
 * @param since windows never reach back over it
 */
record SideBySideBaseline(
        Measurand.StatisticalChange change,
        WatchPlanned plan,
        Sources sources,
        Instant since,
        CompiledPlan.CompiledRule compiledRule) {

    /** Half of the error is for the looks that were planned, half for all that are taken nevertheless. */
    private static final double SHARE_OF_PLANNED = 0.5;

    /** What a look comes to: a {@link Seen}, or why there is none. */
    sealed interface Outcome permits Seen, Unseen {}

    record Seen(InterimLook look) implements Outcome {}

    record Unseen(SignalValue.Missing why) implements Outcome {}

    /** With the pieces that are over by now, without those that the window no longer holds. */
    ComparisonBuckets grown(ComparisonBuckets before) {
        Bucketing bucketing = compiledRule.bucketing();
        ComparisonBuckets known = kept(before);
        long last = bucketing.last(plan.anchor(), sources.now());
        if (last <= known.closed()) {
            return known;
        }
        long first = Math.max(last + 1 - Bucketing.LATE_PIECES, bucketing.first(plan.anchor(), since));
        for (long number = Math.max(first, known.closed() + 1); number <= last; number++) {
            known = known.closed(number, piece(number));
        }
        // What leaves the window leaves it for a new piece: nothing is trimmed for time alone.
        return known.closed() == last ? known.from(last + 1 - bucketing.pieces()) : known;
    }

    /** Without what lies before the deployment's instant or a traffic step. */
    ComparisonBuckets kept(ComparisonBuckets before) {
        Bucketing bucketing = compiledRule.bucketing();
        return ComparisonBuckets.of(bucketing.piece(), before).from(bucketing.first(plan.anchor(), since));
    }

    private ComparisonBucket piece(long number) {
        Bucketing bucketing = compiledRule.bucketing();
        Window window = new Window(since, bucketing.end(plan.anchor(), number), bucketing.piece());
        SignalValue candidate = signals(compiledRule.signalProbes(), window).ranked();
        SignalValue baseline = signals(compiledRule.baseline(), window).ranked();
        return candidate instanceof SignalValue.Measured above
                        && baseline instanceof SignalValue.Measured below
                        && above.lacking() == null
                        && below.lacking() == null
                ? ComparisonBucket.of(number, above, below)
                : null;
    }

    /** As its sources stood at the end of a piece. */
    private SourceSignals signals(SignalProbes signalProbes, Window window) {
        Map<String, SourceState> then = new HashMap<>();
        for (Probe probe : signalProbes.probes()) {
            then.put(probe.source(), sources.of(probe).upTo(window.now()));
        }
        return new SourceSignals(signalProbes, new Sources(then, window.now()), window, null);
    }

    Outcome look(ComparisonBuckets buckets) {
        int values = buckets.pieces().size();
        int least = compiledRule.bucketing().least(change.comparison());
        if (values < least) {
            return insufficient(buckets, values + " of " + least + " values a side");
        }
        SignalValue.Measured basis = new SignalValue.Measured(0, buckets.samples(), buckets.requests(), null);
        Optional<String> shortOf = SampleFloor.shortOf(compiledRule.rule().floor(), basis);
        if (shortOf.isPresent()) {
            return insufficient(
                    buckets,
                    shortOf.get() + " a side in "
                            + VerdictWords.duration(compiledRule.bucketing().over()));
        }
        return looked(buckets, values);
    }

    private Outcome looked(ComparisonBuckets buckets, int values) {
        StatisticalComparison statistical = change.comparison();
        double error = 1 - statistical.confidence();
        Integer planned = statistical.looks();
        int number = buckets.look();
        boolean asPlanned = planned != null && number <= planned;
        RepeatedLooks looks = planned == null
                ? RepeatedLooks.openEnded(error)
                : asPlanned
                        ? RepeatedLooks.planned(error * SHARE_OF_PLANNED, planned)
                        : RepeatedLooks.openEnded(error * (1 - SHARE_OF_PLANNED));
        ComparisonResult comparison = new CandidateJudge(terms(looks))
                .judge(
                        buckets.values(ComparisonBucket::candidate),
                        buckets.values(ComparisonBucket::baseline),
                        planned == null || asPlanned ? number : number - planned);
        return switch (comparison.kind()) {
            case HEALTHY, BREACH ->
                new Seen(new InterimLook(
                        comparison, number, values, compiledRule.bucketing().piece(), !buckets.isSeen()));
            case INSUFFICIENT ->
                insufficient(
                        buckets,
                        values + " values a side show nothing with " + InterimLook.confidence(comparison.confidence())
                                + " confidence");
            case UNKNOWN ->
                new Unseen(SignalValue.Missing.unknown(comparison.reason(), buckets.samples(), buckets.requests()));
        };
    }

    private static Unseen insufficient(ComparisonBuckets buckets, String why) {
        return new Unseen(
                new SignalValue.Missing(VerdictKind.INSUFFICIENT, why, buckets.samples(), buckets.requests()));
    }

    private ComparisonTerms terms(RepeatedLooks looks) {
        StatisticalComparison statistical = change.comparison();
        double tolerated = Math.abs(compiledRule.rule().condition().value());
        boolean byRatio = change.baseline() == Baseline.RATIO;
        double usual = byRatio
                ? tolerated * BaselineRelation.least(compiledRule.signalProbes().signal())
                : tolerated;
        double nearZero = statistical.nearZero() == null
                ? usual
                : byRatio ? statistical.nearZero() : Math.max(tolerated, statistical.nearZero());
        return new ComparisonTerms(worse(), 1, byRatio ? tolerated : 0, nearZero, looks);
    }

    private Worse worse() {
        if (change.comparison().eitherWay()) {
            return Worse.EITHER;
        }
        return BaselineRelation.falls(compiledRule.rule().condition()) ? Worse.LOWER : Worse.HIGHER;
    }
}
