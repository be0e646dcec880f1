package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges a trigger that compares statistically with a baseline beside the candidate. Its evaluations are looks at all pieces of
 * the window, a few in each window; "3 times in a row" is three looks.
 *
 * @param change what the trigger measures
 * @param since as for {@link RuleJudge}
 * @param fedBy as there: the candidate's source, or the baseline's
 */
record SideBySideJudge(
        Measurand.StatisticalChange change, WatchPlanned plan, Sources sources, Instant since, String fedBy) {

    /** What brings an evaluation about: not a sample, whose source it would be. */
    static final String LOOK = "look";

    /** Between two looks a sample only adds to a piece of time, and most samples end none. */
    // The same pieces are the same object.
    @SuppressWarnings("ReferenceEquality")
    RuleState judge(CompiledPlan.CompiledRule compiledRule, RuleState before) {
        SignalProbes signalProbes = compiledRule.signalProbes();
        if (compiledRule.bucketing() == null) {
            Verdict verdict = signalProbes.isEmpty()
                    ? VerdictReasons.notWatched(signalProbes)
                    : VerdictReasons.noBaseline(compiledRule.baseline());
            // The looks that were taken stay taken: begun anew they would spend the error a second time.
            return new RuleState(Pending.NONE, false, null, verdict).comparing(before.pieces());
        }
        Window window =
                new Window(since, sources.now(), compiledRule.bucketing().over());
        EvaluatedRule at = new EvaluatedRule(
                compiledRule,
                window,
                before,
                new VerdictReasons(compiledRule.rule(), signalProbes, window, null),
                null);
        Optional<String> gap = sources.gap(signalProbes)
                .or(() -> ObserverHealth.of(plan, sources, signalProbes))
                .or(() -> sources.gap(compiledRule.baseline()).map(why -> "no baseline: " + why));
        if (gap.isPresent()) {
            return pending()
                    .unknown(at, SignalValue.Missing.unknown(gap.get(), 0, null))
                    .comparing(before.pieces());
        }
        SideBySideBaseline beside = new SideBySideBaseline(change, plan, sources, since, compiledRule);
        ComparisonBuckets buckets = fedBy == null ? beside.kept(before.pieces()) : beside.grown(before.pieces());
        boolean due = buckets.isDue(compiledRule.bucketing().between());
        boolean more =
                before.pieces() == null || buckets.closed() != before.pieces().closed();
        boolean unsaid = before.verdict() == null || before.gapSince() != null;
        return unsaid || (more && due)
                ? looked(at, beside.look(due ? buckets : buckets.lastLook()), buckets)
                : buckets == before.pieces() ? before : before.comparing(buckets);
    }

    private RuleState looked(EvaluatedRule at, SideBySideBaseline.Outcome outcome, ComparisonBuckets buckets) {
        if (outcome instanceof SideBySideBaseline.Unseen unseen) {
            RuleState state = unseen.why().kind() == VerdictKind.UNKNOWN
                    ? pending().unknown(at, unseen.why())
                    : pending().notJudged(at, at.reasons().insufficient(unseen.why()));
            return state.comparing(buckets);
        }
        InterimLook look = ((SideBySideBaseline.Seen) outcome).look();
        BaselineRelation relation = look.relation(BaselineRelation.falls(at.condition()));
        VerdictReasons reasons = new VerdictReasons(at.rule(), at.feed(), at.window(), relation, look);
        EvaluatedRule by =
                new EvaluatedRule(at.compiledRule(), at.window(), at.before(), reasons, look.fresh() ? LOOK : null);
        SignalValue.Measured measured =
                new SignalValue.Measured(look.candidate(), buckets.samples(), buckets.requests(), null);
        return pending().held(by, measured, look.isWorse()).comparing(look.fresh() ? buckets.seen() : buckets);
    }

    private PendingJudge pending() {
        return new PendingJudge(sources, fedBy);
    }
}
