package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges a trigger or a check at an instant of the log. A condition is evaluated at each new sample of the sources that feed
 * its signal; other samples, and time alone, can only open a gap.
 *
 * @param fedBy the source whose sample was just taken; null if time passed or the plan changed
 * @param calm whether that source alone can have moved anything
 */
record RuleJudge(WatchPlanned plan, Sources sources, Instant since, String fedBy, boolean calm) {

    RuleState judge(Planned.Fed fed, RuleState before) {
        Rule rule = fed.rule();
        Feed feed = fed.feed();
        if (stays(fed, before)) {
            return handled(rule, before);
        }
        if (fed.isStatistical()) {
            return handled(rule, new BesideJudge(plan, sources, since, fedBy).judge(fed, before), before.asked());
        }
        Window window = new Window(since, sources.now(), rule.condition().over());
        Reference reference = new Reference(plan, sources, rule, feed, window);
        RuleState grown = before.since(reference.grown(before.before(), fedBy));
        String by = feed.has(fedBy) ? fedBy : null;
        Evaluation at = new Evaluation(fed, window, grown, new Reasons(rule, feed, window, null), by);
        RuleState judged =
                feed.isEmpty() ? new RuleState(Pending.NONE, false, null, Reasons.notWatched(feed)) : judged(at, grown);
        return handled(rule, judged.since(grown.before()), before.asked());
    }

    /** Nearly every rule at nearly every sample: another signal's. */
    private boolean stays(Planned.Fed fed, RuleState before) {
        if (before.verdict() == null || fed.feed().isEmpty() || isFed(fed)) {
            return false;
        }
        if (calm && before.gapSince() == null) {
            return true;
        }
        return !fed.isInGap(sources)
                && (fed.isCombined() || Sickness.of(plan, sources, fed.feed()).isEmpty());
    }

    /** A trigger's state with what its mode makes of it; a finding's has no figures to judge. */
    RuleState handled(Rule rule, RuleState state) {
        return handled(rule, state, state.asked());
    }

    /** The same state where nobody is asked, or nothing else than before. */
    @SuppressWarnings("ReferenceEquality")
    private RuleState handled(Rule rule, RuleState state, Asked before) {
        boolean armed = plan.armed() && plan.purpose() == WatchPurpose.DEPLOYMENT;
        Asked asked = Asked.after(rule, before, state.verdict().kind(), armed, now());
        Verdict said = Handling.said(rule, state.verdict(), asked, armed);
        return asked == state.asked() && said == state.verdict() ? state : state.asked(asked, said);
    }

    private RuleState judged(Evaluation at, RuleState before) {
        if (at.fed().isCombined()) {
            return combined(at, before);
        }
        Optional<String> gap = sources.gap(at.feed());
        if (gap.isPresent()) {
            return pending().unknown(at, Value.Missing.unknown(gap.get(), 0, null));
        }
        Optional<String> sick = Sickness.of(plan, sources, at.feed());
        if (sick.isPresent()) {
            return pending().unknown(at, Value.Missing.unknown(sick.get(), 0, null));
        }
        return isFed(at.fed()) || before.verdict() == null ? evaluate(at) : before;
    }

    /** A gap of one signal need not leave the whole unknown, and time alone can only open one. */
    private RuleState combined(Evaluation at, RuleState before) {
        if (isFed(at.fed()) || before.verdict() == null) {
            return evaluate(at);
        }
        Value value = at.fed().isInGap(sources) ? value(at) : null;
        return value instanceof Value.Missing missing && missing.kind() == VerdictKind.UNKNOWN
                ? pending().unknown(at, missing)
                : before;
    }

    /** The baseline's new sample brings about an evaluation, too, but is no further one in a row. */
    private boolean isFed(Planned.Fed fed) {
        return fed.feed().has(fedBy)
                || (fed.baseline() != null && fed.baseline().has(fedBy));
    }

    private RuleState evaluate(Evaluation at) {
        Value value = value(at);
        if (value instanceof Value.Measured measured) {
            return measured(at, measured);
        }
        return missing(at, (Value.Missing) value);
    }

    private Value value(Evaluation at) {
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

    private RuleState measured(Evaluation at, Value.Measured measured) {
        Optional<String> shortOf = Floors.shortOf(at.rule().floor(), measured);
        if (shortOf.isPresent()) {
            return measured.lacking() != null && measured.lacking().kind() == VerdictKind.UNKNOWN
                    ? pending().unknown(at, measured.lacking())
                    : seen(at, pending().notJudged(at, at.reasons().belowFloor(measured, shortOf.get())));
        }
        return at.condition().baseline() == null
                ? held(at, measured, isBeyond(at, measured, at.condition().value()))
                : compared(at, measured);
    }

    /** Of some of its sources a figure can show what is bad: those who are served there see it. What is good has to be seen of all. */
    private RuleState held(Evaluation at, Value.Measured measured, boolean holds) {
        boolean bad = holds == at.rule().isTrigger();
        if (measured.lacking() != null && !(bad && isShown(at))) {
            return missing(at, measured.lacking());
        }
        return at.rule().isTrigger() ? pending().held(at, measured, holds) : checked(at, measured, holds);
    }

    /** What is not seen adds requests to a rate, and takes none away: that there are too few is not shown by a part. */
    private static boolean isShown(Evaluation at) {
        boolean high = at.rule().isTrigger() != Relation.falls(at.condition());
        return at.feed().taken() || at.feed().signal().family() != Signal.Family.REQUEST_RATE || high;
    }

    /**
     * A check is healthy when all of its window was seen, since the deployment and since the last gap. Where the latest answer is
     * the figure, it has to have been good in all that time, too.
     */
    private RuleState checked(Evaluation at, Value.Measured measured, boolean holds) {
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
    private RuleState seen(Evaluation at, RuleState notJudged) {
        return at.rule().isTrigger() ? notJudged : notJudged.seenFrom(seenFrom(at));
    }

    /** An answer tells of the time since the tick before it; counts that tell of more are in no window that begins there. */
    private Instant seenFrom(Evaluation at) {
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

    private static boolean isLatest(Evaluation at) {
        return at.feed().taken() || at.fed().isCombined() || at.feed().signal().family() == Signal.Family.HEALTH;
    }

    private RuleState missing(Evaluation at, Value.Missing missing) {
        if (missing.kind() == VerdictKind.UNKNOWN) {
            return pending().unknown(at, missing);
        }
        RuleState state = pending().notJudged(at, at.reasons().insufficient(missing));
        return missing.samples() > 0 ? seen(at, state) : state;
    }

    private RuleState compared(Evaluation at, Value.Measured measured) {
        Reference reference = new Reference(plan, sources, at.rule(), at.feed(), at.window());
        Value value = reference.value(at.before().before());
        if (value instanceof Value.Missing missing) {
            return missing(at, missing);
        }
        Relation relation = Relation.of(at.condition(), at.feed().signal(), ((Value.Measured) value).value());
        Evaluation related = new Evaluation(
                at.fed(), at.window(), at.before(), new Reasons(at.rule(), at.feed(), at.window(), relation), at.by());
        return held(related, measured, isBeyond(at, measured, relation.threshold()));
    }

    private static boolean isBeyond(Evaluation at, Value.Measured measured, double threshold) {
        return at.condition().op().holds(measured.value(), threshold);
    }

    private PendingJudge pending() {
        return new PendingJudge(sources, fedBy);
    }

    private Instant now() {
        return sources.now();
    }
}
