package dev.goaround.verdicts;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.HoldingTerms;
import dev.goaround.contracts.watch.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/**
 * What an evaluation makes of the time that a condition has been holding for, or of the times that it held.
 *
 * @param fedBy as for {@link RuleJudge}
 */
record PendingJudge(Sources sources, String fedBy) {

    RuleState held(EvaluatedRule at, SignalValue.Measured measured, boolean holds) {
        return at.condition()
                .holding()
                .fold(
                        unbroken -> unbroken(at, unbroken, measured, holds),
                        someOfSeveral -> someOfSeveral(at, someOfSeveral, measured, holds));
    }

    private RuleState unbroken(
            EvaluatedRule at, HoldingTerms.Unbroken terms, SignalValue.Measured measured, boolean holds) {
        if (!holds) {
            return new RuleState(Pending.NONE, false, null, at.reasons().notHolding(measured));
        }
        Pending pending =
                counts(at) ? afterGap(at).holding(now(), at.by()) : afterGap(at).holding(now());
        boolean reached = mayReach(at) && pending.isReached(terms, now());
        return new RuleState(pending, reached, null, at.reasons().holding(measured, pending, reached));
    }

    /** A good evaluation ends nothing here: it is one of those that count. */
    private RuleState someOfSeveral(
            EvaluatedRule at, HoldingTerms.SomeOfSeveral terms, SignalValue.Measured measured, boolean holds) {
        Pending kept = afterGap(at);
        Pending pending = at.by() == null ? kept : kept.marked(isBad(at, holds), now(), at.by(), terms.outOf());
        boolean reached = mayReach(at) && pending.isReached(terms, now());
        Verdict verdict = pending.isOpen()
                ? at.reasons().someOfSeveral(terms, measured, holds, pending, reached)
                : at.reasons().notHolding(measured);
        return new RuleState(pending, reached, null, verdict);
    }

    /** Below a floor, or nothing to judge yet: neither good nor bad, and only Prometheus' policy forgets for it. */
    RuleState notJudged(EvaluatedRule at, Verdict verdict) {
        Pending kept = at.rule().gap() == GapPolicy.RESET ? Pending.NONE : afterGap(at);
        return new RuleState(kept, kept.isOpen() && at.before().reached(), null, verdict);
    }

    RuleState unknown(EvaluatedRule at, SignalValue.Missing missing) {
        RuleState before = at.before();
        Instant gapSince = before.gapSince() == null ? now() : before.gapSince();
        return switch (at.rule().gap()) {
            case HOLD ->
                new RuleState(
                        before.pending(),
                        before.reached(),
                        gapSince,
                        at.reasons().unknown(missing, before.pending(), gapSince));
            case RESET ->
                new RuleState(Pending.NONE, false, gapSince, at.reasons().unknown(missing, Pending.NONE, gapSince));
            case BREACH -> unknownIsBad(at, missing, gapSince);
        };
    }

    private RuleState unknownIsBad(EvaluatedRule at, SignalValue.Missing missing, Instant gapSince) {
        Pending open = at.before().pending().holding(gapSince);
        Pending counted = missing(at, open, gapSince, missedTicks(at.compiledRule(), gapSince));
        boolean reached = counted.isReached(at.condition().holding(), now());
        return new RuleState(
                open, reached, gapSince, at.reasons().unknownCountsAsBad(missing, counted, reached, gapSince));
    }

    /** The pending state with the gap that just ended counted in, where gaps count. */
    private Pending afterGap(EvaluatedRule at) {
        RuleState before = at.before();
        return at.rule().gap() == GapPolicy.BREACH && before.gapSince() != null
                ? missing(
                        at, before.pending(), before.gapSince(), ticksOfEndedGap(at.compiledRule(), before.gapSince()))
                : before.pending();
    }

    private static Pending missing(EvaluatedRule at, Pending pending, Instant gapSince, int ticks) {
        return at.condition()
                .holding()
                .fold(
                        unbroken -> pending.missing(gapSince, ticks),
                        someOfSeveral -> pending.missing(gapSince, ticks, names(at), someOfSeveral.outOf()));
    }

    private static Set<String> names(EvaluatedRule at) {
        return at.compiledRule().isStatistical()
                ? Set.of(SideBySideJudge.LOOK)
                : at.feed().names();
    }

    /** The tick that opened the gap counts, and each one due since. */
    private int missedTicks(CompiledPlan.CompiledRule compiledRule, Instant gapSince) {
        return 1 + ticksSince(compiledRule, gapSince);
    }

    /** The tick that ended the gap was not missed. */
    private int ticksOfEndedGap(CompiledPlan.CompiledRule compiledRule, Instant gapSince) {
        return Math.max(1, ticksSince(compiledRule, gapSince));
    }

    /** Of probes; of looks, where these are what counts. */
    private int ticksSince(CompiledPlan.CompiledRule compiledRule, Instant gapSince) {
        Duration every = compiledRule.isStatistical()
                ? compiledRule
                        .bucketing()
                        .piece()
                        .multipliedBy(compiledRule.bucketing().between())
                : compiledRule.signalProbes().probes().stream()
                        .map(Probe::every)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        return Math.toIntExact(Duration.between(gapSince, now()).dividedBy(every));
    }

    /** A new verdict is reached on a sample; a change of the plan can only keep one that was. */
    private boolean mayReach(EvaluatedRule at) {
        return fedBy != null || at.before().reached();
    }

    private boolean counts(EvaluatedRule at) {
        return at.by() != null && isBad(at, true);
    }

    /** Another component's answer is no further evidence for or against the one whose health makes the condition hold. */
    private boolean isBad(EvaluatedRule at, boolean holds) {
        boolean several = at.feed().signal().family() == Signal.Family.HEALTH
                && !at.feed().taken()
                && !at.compiledRule().isStatistical();
        if (!several) {
            return holds;
        }
        SampleOutcome outcome = sources.states().get(fedBy).last().outcome();
        double own = outcome == SampleOutcome.UP ? 1 : 0;
        return at.condition().op().holds(own, at.condition().value());
    }

    private Instant now() {
        return sources.now();
    }
}
