package dev.goaround.verdicts;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Judges a trigger or a check at an instant of the log. A condition is evaluated at each new sample of the sources that feed
 * its signal; other samples, and time alone, can only open a gap.
 *
 * @param fedBy the source whose sample was just taken; null if time passed or the plan changed
 */
record RuleJudge(WatchPlanned plan, Sources sources, Instant since, String fedBy) {

    RuleState judge(Planned.Fed fed, RuleState before) {
        Rule rule = fed.rule();
        Feed feed = fed.feed();
        if (stays(fed, before)) {
            return handled(rule, before);
        }
        Window window = new Window(since, sources.now(), rule.condition().over());
        Reference reference = new Reference(plan, sources, rule, feed, window);
        RuleState grown = before.since(reference.grown(before.before(), fedBy));
        At at = new At(fed, window, grown, new Reasons(rule, feed, window, null));
        RuleState judged =
                feed.isEmpty() ? new RuleState(Pending.NONE, false, null, Reasons.notWatched(feed)) : judged(at, grown);
        return handled(rule, judged.since(grown.before()), before.asked());
    }

    /** Nearly every rule at nearly every sample: another signal's. */
    private boolean stays(Planned.Fed fed, RuleState before) {
        return before.verdict() != null
                && !fed.feed().isEmpty()
                && !isFed(fed)
                && !fed.isInGap(sources)
                && (fed.isCombined() || Sickness.of(plan, sources, fed.feed()).isEmpty());
    }

    /** A trigger's state with what its mode makes of it; a finding's has no figures to judge. */
    RuleState handled(Rule rule, RuleState state) {
        return handled(rule, state, state.asked());
    }

    private RuleState handled(Rule rule, RuleState state, Asked before) {
        boolean armed = plan.armed() && plan.purpose() == WatchPurpose.DEPLOYMENT;
        Asked asked = Asked.after(rule, before, state.verdict().kind(), armed, now());
        return state.asked(asked, Handling.said(rule, state.verdict(), asked, armed));
    }

    private RuleState judged(At at, RuleState before) {
        if (at.fed().isCombined()) {
            return combined(at, before);
        }
        Optional<String> gap = sources.gap(at.feed());
        if (gap.isPresent()) {
            return unknown(at, Value.Missing.unknown(gap.get(), 0, null));
        }
        Optional<String> sick = Sickness.of(plan, sources, at.feed());
        if (sick.isPresent()) {
            return unknown(at, Value.Missing.unknown(sick.get(), 0, null));
        }
        return isFed(at.fed()) || before.verdict() == null ? evaluate(at) : before;
    }

    /** A gap of one signal need not leave the whole unknown, and time alone can only open one. */
    private RuleState combined(At at, RuleState before) {
        if (isFed(at.fed()) || before.verdict() == null) {
            return evaluate(at);
        }
        Value value = at.fed().isInGap(sources) ? value(at) : null;
        return value instanceof Value.Missing missing && missing.kind() == VerdictKind.UNKNOWN
                ? unknown(at, missing)
                : before;
    }

    /** The baseline's new sample brings about an evaluation, too, but is no further one in a row. */
    private boolean isFed(Planned.Fed fed) {
        Condition condition = fed.rule().condition();
        return fed.feed().has(fedBy)
                || (fedBy != null
                        && condition.baseline() != null
                        && Feed.ofBaseline(plan, condition).has(fedBy));
    }

    private record At(Planned.Fed fed, Window window, RuleState before, Reasons reasons) {
        Rule rule() {
            return fed.rule();
        }

        Feed feed() {
            return fed.feed();
        }

        Condition condition() {
            return rule().condition();
        }
    }

    private RuleState evaluate(At at) {
        Value value = value(at);
        if (value instanceof Value.Measured measured) {
            return measured(at, measured);
        }
        Value.Missing missing = (Value.Missing) value;
        return switch (missing.kind()) {
            case UNKNOWN -> unknown(at, missing);
            default -> notJudged(at, at.reasons().insufficient(missing));
        };
    }

    private Value value(At at) {
        Condition condition = at.condition();
        if (condition.combined() != null) {
            return new Combination(plan, sources, at.fed(), at.window()).value();
        }
        if (condition.burn() != null) {
            return new Burn(condition.burn(), at.feed(), sources, at.window()).value();
        }
        return condition.risePer() == null
                ? new Signals(at.feed(), sources, at.window(), plan.expectedVersion()).value()
                : new Rise(condition, at.feed(), sources, at.window()).value();
    }

    private RuleState measured(At at, Value.Measured measured) {
        Optional<String> shortOf = Floors.shortOf(at.rule().floor(), measured);
        if (shortOf.isPresent()) {
            return notJudged(at, at.reasons().belowFloor(measured, shortOf.get()));
        }
        if (!at.rule().isTrigger() && !at.window().isFull()) {
            return notJudged(at, at.reasons().tooShort(measured));
        }
        return at.condition().baseline() == null
                ? held(at, measured, at.condition().value())
                : compared(at, measured);
    }

    private RuleState compared(At at, Value.Measured measured) {
        Reference reference = new Reference(plan, sources, at.rule(), at.feed(), at.window());
        Value value = reference.value(at.before().before());
        if (value instanceof Value.Missing missing) {
            return missing.kind() == VerdictKind.UNKNOWN
                    ? unknown(at, missing)
                    : notJudged(at, at.reasons().insufficient(missing));
        }
        Relation relation = Relation.of(at.condition(), at.feed().signal(), ((Value.Measured) value).value());
        At related =
                new At(at.fed(), at.window(), at.before(), new Reasons(at.rule(), at.feed(), at.window(), relation));
        return held(related, measured, relation.threshold());
    }

    private RuleState held(At at, Value.Measured measured, double threshold) {
        boolean holds = at.condition().op().holds(measured.value(), threshold);
        if (at.condition().outOf() != null) {
            return someOfSeveral(at, measured, holds);
        }
        if (!holds) {
            return new RuleState(Pending.NONE, false, null, at.reasons().notHolding(measured));
        }
        Pending pending =
                counts(at) ? afterGap(at).holding(now(), fedBy) : afterGap(at).holding(now());
        boolean reached = mayReach(at) && pending.isReached(at.condition(), now());
        return new RuleState(pending, reached, null, at.reasons().holding(measured, pending, reached));
    }

    /** A good evaluation ends nothing here: it is one of those that count. */
    private RuleState someOfSeveral(At at, Value.Measured measured, boolean holds) {
        Pending kept = afterGap(at);
        Pending pending = at.feed().has(fedBy)
                ? kept.marked(isBad(at, holds), now(), fedBy, at.condition().outOf())
                : kept;
        boolean reached = mayReach(at) && pending.isReached(at.condition(), now());
        Verdict verdict = pending.isOpen()
                ? at.reasons().someOfSeveral(measured, holds, pending, reached)
                : at.reasons().notHolding(measured);
        return new RuleState(pending, reached, null, verdict);
    }

    /** Below a floor, or nothing to judge yet: neither good nor bad, and only Prometheus' policy forgets for it. */
    private RuleState notJudged(At at, Verdict verdict) {
        Pending kept = at.rule().gap() == GapPolicy.RESET ? Pending.NONE : afterGap(at);
        return new RuleState(kept, kept.isOpen() && at.before().reached(), null, verdict);
    }

    private RuleState unknown(At at, Value.Missing missing) {
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

    private RuleState unknownIsBad(At at, Value.Missing missing, Instant gapSince) {
        Pending open = at.before().pending().holding(gapSince);
        Pending counted = missing(at, open, gapSince, missedTicks(at.feed(), gapSince));
        boolean reached = counted.isReached(at.condition(), now());
        return new RuleState(
                open, reached, gapSince, at.reasons().unknownCountsAsBad(missing, counted, reached, gapSince));
    }

    /** The pending state with the gap that just ended counted in, where gaps count. */
    private Pending afterGap(At at) {
        RuleState before = at.before();
        return at.rule().gap() == GapPolicy.BREACH && before.gapSince() != null
                ? missing(at, before.pending(), before.gapSince(), ticksOfEndedGap(at.feed(), before.gapSince()))
                : before.pending();
    }

    private static Pending missing(At at, Pending pending, Instant gapSince, int ticks) {
        Integer of = at.condition().outOf();
        return of == null
                ? pending.missing(gapSince, ticks)
                : pending.missing(gapSince, ticks, at.feed().names(), of);
    }

    /** The tick that opened the gap counts, and each one due since. */
    private int missedTicks(Feed feed, Instant gapSince) {
        return 1 + ticksSince(feed, gapSince);
    }

    /** The tick that ended the gap was not missed. */
    private int ticksOfEndedGap(Feed feed, Instant gapSince) {
        return Math.max(1, ticksSince(feed, gapSince));
    }

    private int ticksSince(Feed feed, Instant gapSince) {
        Duration every = feed.probes().stream()
                .map(Probe::every)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Math.toIntExact(Duration.between(gapSince, now()).dividedBy(every));
    }

    /** A new verdict is reached on a sample; a change of the plan can only keep one that was. */
    private boolean mayReach(At at) {
        return fedBy != null || at.before().reached();
    }

    private boolean counts(At at) {
        return at.feed().has(fedBy) && isBad(at, true);
    }

    /** Another component's answer is no further evidence for or against the one whose health makes the condition hold. */
    private boolean isBad(At at, boolean holds) {
        if (at.feed().signal().family() != Signal.Family.HEALTH || at.feed().taken()) {
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
