package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges a trigger or a check at an instant of the log. A condition is evaluated at each new sample of the sources that feed
 * its signal; other samples, and time alone, can only open a gap.
 *
 * <p>See ADR 0009.
 *
 * @param fedBy the source whose sample was just taken; null if time passed or the plan changed
 * @param calm whether that source alone can have moved anything
 */
record RuleJudge(WatchPlanned plan, Sources sources, Instant since, String fedBy, boolean calm) {

    RuleState judge(CompiledPlan.CompiledRule compiledRule, RuleState before) {
        Rule rule = compiledRule.rule();
        SignalProbes signalProbes = compiledRule.signalProbes();
        if (stays(compiledRule, before)) {
            return handled(rule, before);
        }
        Optional<Measurand.StatisticalChange> statistical = compiledRule.statistical();
        if (statistical.isPresent()) {
            SideBySideJudge judge = new SideBySideJudge(statistical.get(), plan, sources, since, fedBy);
            return handled(rule, judge.judge(compiledRule, before), before.asked());
        }
        Window window = new Window(since, sources.now(), rule.condition().over());
        RelativeBaseline relativeBaseline = new RelativeBaseline(plan, sources, rule, signalProbes, window);
        RuleState grown = before.since(relativeBaseline.grown(before.before(), fedBy));
        String by = signalProbes.has(fedBy) ? fedBy : null;
        EvaluatedRule at = new EvaluatedRule(
                compiledRule, window, grown, new VerdictReasons(rule, signalProbes, window, null), by);
        RuleState judged = signalProbes.isEmpty()
                ? new RuleState(Pending.NONE, false, null, VerdictReasons.notWatched(signalProbes))
                : judged(at, grown);
        return handled(rule, judged.since(grown.before()), before.asked());
    }

    /** Nearly every rule at nearly every sample: another signal's. */
    private boolean stays(CompiledPlan.CompiledRule compiledRule, RuleState before) {
        if (before.verdict() == null || compiledRule.signalProbes().isEmpty() || isFed(compiledRule)) {
            return false;
        }
        if (calm && before.gapSince() == null) {
            return true;
        }
        return !compiledRule.isInGap(sources)
                && (compiledRule.isCombined()
                        || ObserverHealth.of(plan, sources, compiledRule.signalProbes())
                                .isEmpty());
    }

    /** A trigger's state with what its mode makes of it; a finding's has no figures to judge. */
    RuleState handled(Rule rule, RuleState state) {
        return handled(rule, state, state.asked());
    }

    /** The same state where nobody is asked, or nothing else than before. */
    @SuppressWarnings("ReferenceEquality")
    private RuleState handled(Rule rule, RuleState state, OpenQuestion before) {
        boolean armed = plan.armed() && plan.purpose() == WatchPurpose.DEPLOYMENT;
        OpenQuestion question = OpenQuestion.after(rule, before, state.verdict().kind(), armed, now());
        Verdict said = ModeAnnotation.said(rule, state.verdict(), question, armed);
        return question == state.asked() && said == state.verdict() ? state : state.asked(question, said);
    }

    private RuleState judged(EvaluatedRule at, RuleState before) {
        if (at.compiledRule().isCombined()) {
            return combined(at, before);
        }
        Optional<String> gap = sources.gap(at.feed());
        if (gap.isPresent()) {
            return pending().unknown(at, SignalValue.Missing.unknown(gap.get(), 0, null));
        }
        Optional<String> sick = ObserverHealth.of(plan, sources, at.feed());
        if (sick.isPresent()) {
            return pending().unknown(at, SignalValue.Missing.unknown(sick.get(), 0, null));
        }
        return isFed(at.compiledRule()) || before.verdict() == null ? evaluate(at) : before;
    }

    /** A gap of one signal need not leave the whole unknown, and time alone can only open one. */
    private RuleState combined(EvaluatedRule at, RuleState before) {
        if (isFed(at.compiledRule()) || before.verdict() == null) {
            return evaluate(at);
        }
        SignalValue value = at.compiledRule().isInGap(sources) ? value(at) : null;
        return value instanceof SignalValue.Missing missing && missing.kind() == VerdictKind.UNKNOWN
                ? pending().unknown(at, missing)
                : before;
    }

    /** The baseline's new sample brings about an evaluation, too, but is no further one in a row. */
    private boolean isFed(CompiledPlan.CompiledRule compiledRule) {
        return compiledRule.signalProbes().has(fedBy)
                || (compiledRule.baseline() != null && compiledRule.baseline().has(fedBy));
    }

    private RuleState evaluate(EvaluatedRule at) {
        SignalValue value = value(at);
        if (value instanceof SignalValue.Measured measured) {
            return measured(at, measured);
        }
        return missing(at, (SignalValue.Missing) value);
    }

    private SignalValue value(EvaluatedRule at) {
        Condition condition = at.condition();
        return condition
                .measurand()
                .fold(
                        level -> ofSignal(at),
                        change -> ofSignal(at),
                        statistical -> ofSignal(at),
                        burn -> new BurnRateSignal(burn.rate(), at.feed(), sources, at.window()).value(),
                        rise -> new RiseSignal(rise, condition.unit(), at.feed(), sources, at.window()).value(),
                        combined ->
                                new CombinedSignal(combined, plan, sources, at.compiledRule(), at.window()).value());
    }

    private SignalValue ofSignal(EvaluatedRule at) {
        return new SourceSignals(at.feed(), sources, at.window(), plan.expectedVersion()).value();
    }

    private RuleState measured(EvaluatedRule at, SignalValue.Measured measured) {
        Optional<String> shortOf = SampleFloor.shortOf(at.rule().floor(), measured);
        if (shortOf.isPresent()) {
            return measured.lacking() != null && measured.lacking().kind() == VerdictKind.UNKNOWN
                    ? pending().unknown(at, measured.lacking())
                    : seen(at, pending().notJudged(at, at.reasons().belowFloor(measured, shortOf.get())));
        }
        return at.condition()
                .measurand()
                .comparedBy()
                .map(by -> compared(at, by, measured))
                .orElseGet(() ->
                        held(at, measured, isBeyond(at, measured, at.condition().value())));
    }

    /** Of some of its sources a figure can show what is bad: those who are served there see it. What is good has to be seen of all. */
    private RuleState held(EvaluatedRule at, SignalValue.Measured measured, boolean holds) {
        boolean bad = holds == at.rule().isTrigger();
        if (measured.lacking() != null && !(bad && isShown(at))) {
            return missing(at, measured.lacking());
        }
        return at.rule().isTrigger() ? pending().held(at, measured, holds) : checked(at, measured, holds);
    }

    /** What is not seen adds requests to a rate, and takes none away: that there are too few is not shown by a part. */
    private static boolean isShown(EvaluatedRule at) {
        boolean high = at.rule().isTrigger() != BaselineRelation.falls(at.condition());
        return at.feed().taken() || at.feed().signal().family() != Signal.Family.REQUEST_RATE || high;
    }

    /**
     * A check is healthy when all of its window was seen, since the deployment and since the last gap. Where the latest answer is
     * the figure, it has to have been good in all that time, too.
     */
    private RuleState checked(EvaluatedRule at, SignalValue.Measured measured, boolean holds) {
        Instant from = seenFrom(at);
        if (!holds && isLatest(at)) {
            return pending().held(at, measured, false);
        }
        Window seen = at.window().notBefore(from);
        if (!seen.isFull()) {
            return pending()
                    .notJudged(at, at.reasons().in(seen).tooShort(measured))
                    .seenFrom(from);
        }
        return pending().held(at, measured, holds).seenFrom(from);
    }

    /** Too little traffic was seen, too. */
    private RuleState seen(EvaluatedRule at, RuleState notJudged) {
        return at.rule().isTrigger() ? notJudged : notJudged.seenFrom(seenFrom(at));
    }

    /** An answer tells of the time since the tick before it; counts that tell of more are in no window that begins there. */
    private Instant seenFrom(EvaluatedRule at) {
        if (at.before().seenFrom() != null) {
            return at.before().seenFrom();
        }
        SourceState source = fedBy == null ? null : sources.states().get(fedBy);
        if (source == null) {
            return now();
        }
        Instant tick = source.last().at().minus(source.every());
        boolean tellsOfMore = at.feed().signal().family().isCounted()
                && !at.feed().taken()
                && source.last().from().isBefore(tick);
        return tellsOfMore ? source.last().at() : tick;
    }

    private static boolean isLatest(EvaluatedRule at) {
        return at.feed().taken()
                || at.compiledRule().isCombined()
                || at.feed().signal().family() == Signal.Family.HEALTH;
    }

    private RuleState missing(EvaluatedRule at, SignalValue.Missing missing) {
        if (missing.kind() == VerdictKind.UNKNOWN) {
            return pending().unknown(at, missing);
        }
        RuleState state = pending().notJudged(at, at.reasons().insufficient(missing));
        return missing.samples() > 0 ? seen(at, state) : state;
    }

    private RuleState compared(EvaluatedRule at, Baseline by, SignalValue.Measured measured) {
        RelativeBaseline relativeBaseline = new RelativeBaseline(plan, sources, at.rule(), at.feed(), at.window());
        SignalValue value = relativeBaseline.value(at.before().before());
        if (value instanceof SignalValue.Missing missing) {
            return missing(at, missing);
        }
        BaselineRelation relation = BaselineRelation.of(
                by, at.condition().value(), at.feed().signal(), ((SignalValue.Measured) value).value());
        EvaluatedRule related = new EvaluatedRule(
                at.compiledRule(),
                at.window(),
                at.before(),
                new VerdictReasons(at.rule(), at.feed(), at.window(), relation),
                at.by());
        return held(related, measured, isBeyond(at, measured, relation.threshold()));
    }

    private static boolean isBeyond(EvaluatedRule at, SignalValue.Measured measured, double threshold) {
        return at.condition().op().holds(measured.value(), threshold);
    }

    private PendingJudge pending() {
        return new PendingJudge(sources, fedBy);
    }

    private Instant now() {
        return sources.now();
    }
}
