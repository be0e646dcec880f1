package dev.goaround.verdicts.reference;

import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.verdicts.reference.Outcome.Figures;
import dev.goaround.verdicts.reference.SignalOverWindow.Figure;
import dev.goaround.verdicts.reference.SignalOverWindow.NoFigure;
import dev.goaround.verdicts.reference.SignalOverWindow.Value;
import dev.goaround.verdicts.reference.Sources.Answer;
import dev.goaround.verdicts.reference.Sources.Feed;
import dev.goaround.verdicts.reference.Sources.Kind;
import dev.goaround.verdicts.reference.Sources.Source;
import dev.goaround.verdicts.reference.Standing.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One trigger or check at one record: points 3 to 7 of the reference (see {@link ReferenceEvaluator}). */
final class RuleEvaluation {

    private final Rule rule;
    private final Condition condition;
    private final Standing standing;
    private final WatchPlanned plan;
    private final Instant now;
    private final Sources sources;
    private final Feed feed;
    private final Optional<Baseline> comparedBy;
    private final List<Feed> baseline;
    private final String fedBy;
    /** Of a relative condition, once its baseline is known. */
    private Double threshold;

    private Double compared;

    /** @param fedBy the source whose sample was just taken; null: another record */
    RuleEvaluation(Sources sources, Rule rule, Standing standing, String fedBy) {
        this.sources = sources;
        this.plan = sources.plan();
        this.now = sources.now();
        this.rule = rule;
        this.condition = rule.condition();
        this.standing = standing;
        this.fedBy = fedBy;
        this.feed = sources.feed(condition);
        this.comparedBy = condition.measurand().comparedBy();
        this.baseline = comparedBy.isEmpty() ? List.of() : sources.feeds(condition, TargetRole.BASELINE);
    }

    void evaluate() {
        if (SideBySide.isOf(condition)) {
            sideBySide();
            return;
        }
        listenToTheVersionBefore();
        if (feed.isEmpty()) {
            standing.holdsNoMore();
            standing.gapSince = null;
            standing.seenFrom = null;
            standing.say(VerdictKind.UNKNOWN, null, null);
        } else if (condition.measurand().combined().isPresent()) {
            combined();
        } else if (sources.isGap(feed) || sources.isNotBelieved(feed)) {
            unknown(NoFigure.UNKNOWN);
        } else if (isDue()) {
            conclude(SignalOverWindow.of(sources, condition).of(condition, rule.floor()));
        }
    }

    /** At each new sample of the sources of the signal or of its baseline, and once under each plan. */
    private boolean isDue() {
        return standing.verdict == null || feed.has(fedBy) || baseline.stream().anyMatch(one -> one.has(fedBy));
    }

    private void combined() {
        boolean gap = sources.feeds(condition, TargetRole.CANDIDATE).stream().anyMatch(sources::isGap);
        if (!isDue() && !gap) {
            return;
        }
        Value value = SignalOverWindow.of(sources, condition).of(condition, rule.floor());
        if (isDue()) {
            conclude(value);
        } else if (value instanceof NoFigure none && none.isUnknown()) {
            unknown(none);
        }
    }

    private void conclude(Value value) {
        if (value instanceof NoFigure none) {
            missing(none);
            return;
        }
        Figure figure = (Figure) value;
        if (figure.isBelow(rule.floor())) {
            if (figure.lacking() != null && figure.lacking().isUnknown()) {
                unknown(figure.lacking());
            } else {
                notJudged(figures(figure), true);
            }
            return;
        }
        if (comparedBy.isPresent()) {
            Value before = baseline();
            if (before instanceof NoFigure none) {
                missing(none);
                return;
            }
            relate(comparedBy.get(), ((Figure) before).value());
        }
        boolean holds = condition.op().holds(figure.value(), threshold());
        boolean bad = holds == rule.trigger();
        if (figure.lacking() != null && !(bad && isShownByAPart())) {
            missing(figure.lacking());
        } else if (rule.trigger()) {
            holds(figures(figure), holds);
        } else {
            check(figures(figure), holds);
        }
    }

    private void missing(NoFigure none) {
        if (none.isUnknown()) {
            unknown(none);
        } else {
            notJudged(figures(none), none.samples() > 0);
        }
    }

    /** What is not seen adds requests to a rate and takes none away: that there are too few is not shown by a part. */
    private boolean isShownByAPart() {
        boolean tooHigh = rule.trigger() != falls(condition);
        return tooHigh || feed.computed() || Kind.of(condition.signal()) != Kind.REQUEST_RATE;
    }

    // Against a baseline.

    /** Until the new version is announced, the sources of a relative condition tell of the version before. */
    private void listenToTheVersionBefore() {
        boolean before = comparedBy.isPresent()
                && plan.purpose() == WatchPurpose.DEPLOYMENT
                && !plan.armed()
                && plan.expectedVersion() == null
                && baseline.get(0).isEmpty()
                && feed.has(fedBy);
        if (before) {
            List<Answer> heard =
                    new ArrayList<>(standing.beforeDeployment == null ? List.of() : standing.beforeDeployment);
            Answer last = sources.all().get(fedBy).last();
            if (last.tellsOf(feed)) {
                heard.add(last);
            }
            standing.beforeDeployment = heard;
        }
    }

    /** Who runs the stable version beside the candidate, over the same window; else the same service before. */
    private Value baseline() {
        Feed beside = baseline.get(0);
        Value value = beside.isEmpty()
                ? VersionBefore.value(standing.beforeDeployment == null ? List.of() : standing.beforeDeployment, feed)
                : sources.isGap(beside)
                        ? NoFigure.UNKNOWN
                        : SignalOverWindow.of(sources, condition).of(beside, null);
        if (!(value instanceof Figure figure)) {
            return value;
        }
        if (figure.lacking() != null) {
            return figure.lacking();
        }
        return figure.isBelow(rule.floor())
                ? new NoFigure(VerdictKind.INSUFFICIENT, figure.samples(), figure.requests())
                : figure;
    }

    /** By ratio of a baseline that is not near zero, else by difference. */
    private void relate(Baseline by, double before) {
        compared = before;
        threshold = before
                + (by == Baseline.POINTS
                        ? condition.value()
                        : condition.value() * Math.max(Math.abs(before), nearZero(feed.signal())));
    }

    private double threshold() {
        return threshold == null ? condition.value() : threshold;
    }

    private void sideBySide() {
        if (!SideBySide.isWatched(sources, rule)) {
            standing.holdsNoMore();
            standing.gapSince = null;
            standing.say(VerdictKind.UNKNOWN, null, null);
            return;
        }
        boolean blind = sources.isGap(feed) || sources.isNotBelieved(feed);
        if (!blind && !isDue()) {
            return;
        }
        if (blind || sources.isGap(baseline.get(0))) {
            unknown(NoFigure.UNKNOWN);
            return;
        }
        SideBySide comparison = new SideBySide(sources, rule);
        boolean unsaid = standing.verdict == null || standing.gapSince != null;
        SideBySide.Seen seen = comparison.look(standing.looks, fedBy != null, unsaid);
        standing.looks = seen.looks();
        if (seen.value() instanceof NoFigure none) {
            missing(none);
        } else if (seen.value() instanceof Figure figure) {
            compared = seen.baseline();
            threshold = seen.threshold();
            counted = seen.fresh() ? SideBySide.LOOK : null;
            holds(figures(figure), seen.holds());
        }
    }

    // For how long, how often.

    /** What is counted: the source whose sample this is, or a look; a baseline's sample, a plan or time count nothing. */
    private String counted;

    private String counted() {
        return SideBySide.isOf(condition) ? counted : feed.has(fedBy) ? fedBy : null;
    }

    private void holds(Figures figures, boolean holds) {
        countEndedGap();
        String by = counted();
        if (outOf().isPresent()) {
            if (by != null) {
                standing.mark(by, isBadAt(by, holds), now, outOf().get());
            }
        } else if (holds) {
            standing.holdsSince(now);
            if (by != null && isBadAt(by, true)) {
                standing.inARow.merge(by, 1, Integer::sum);
            }
        } else {
            standing.holdsNoMore();
        }
        standing.gapSince = null;
        // A plan or time alone reaches nothing that no sample had reached.
        boolean mayReach = fedBy != null || standing.reached;
        standing.reached = mayReach && standing.isReached(condition.holding(), now);
        boolean settled = standing.reached || standing.since == null;
        boolean bad = (standing.since == null) != rule.trigger();
        standing.say(
                settled && bad ? VerdictKind.BREACH : VerdictKind.HEALTHY, settled ? null : standing.since, figures);
    }

    /** Of how many of the last evaluations some have to hold; empty: all, in a row. */
    private Optional<Integer> outOf() {
        return condition.holding().fold(unbroken -> Optional.empty(), several -> Optional.of(several.outOf()));
    }

    /** Another component's answer is no evidence for or against the one whose health makes the condition hold. */
    private boolean isBadAt(String by, boolean holds) {
        boolean several = Kind.of(condition.signal()) == Kind.HEALTH && !feed.computed() && !by.equals(SideBySide.LOOK);
        return several ? condition.op().holds(sources.all().get(by).last().isUp() ? 1 : 0, condition.value()) : holds;
    }

    /** Neither good nor bad: pending stays, and only the policy that forgets everything forgets it. */
    private void notJudged(Figures figures, boolean seen) {
        Instant from = seen && !rule.trigger() && !SideBySide.isOf(condition) ? seenFrom() : null;
        boolean reached = standing.reached;
        if (rule.gap() == GapPolicy.RESET) {
            standing.holdsNoMore();
        } else {
            countEndedGap();
        }
        standing.reached = reached && standing.since != null;
        standing.gapSince = null;
        standing.seenFrom = from;
        standing.say(VerdictKind.INSUFFICIENT, null, figures);
    }

    // Gaps.

    private void unknown(NoFigure none) {
        standing.gapSince = standing.gapSince == null ? now : standing.gapSince;
        standing.seenFrom = null;
        boolean breach = false;
        if (rule.gap() == GapPolicy.RESET) {
            standing.holdsNoMore();
        } else if (rule.gap() == GapPolicy.BREACH) {
            standing.holdsSince(standing.gapSince);
            Standing counted = standing.copy();
            counted.missTicks(outOf(), sourceNames(), standing.gapSince, 1 + ticksSinceGap());
            standing.reached = counted.isReached(condition.holding(), now);
            breach = standing.reached && rule.trigger();
        }
        standing.say(breach ? VerdictKind.BREACH : VerdictKind.UNKNOWN, null, figures(none));
    }

    /** The tick that ended a gap was not missed. */
    private void countEndedGap() {
        if (rule.gap() == GapPolicy.BREACH && standing.gapSince != null) {
            standing.missTicks(outOf(), sourceNames(), standing.gapSince, Math.max(1, ticksSinceGap()));
        }
    }

    private int ticksSinceGap() {
        Duration every = SideBySide.isOf(condition)
                ? new SideBySide(sources, rule).betweenLooks()
                : feed.probes().stream()
                        .map(Probe::every)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        return (int) Duration.between(standing.gapSince, now).dividedBy(every);
    }

    private List<String> sourceNames() {
        return SideBySide.isOf(condition)
                ? List.of(SideBySide.LOOK)
                : feed.probes().stream().map(Probe::source).toList();
    }

    // Checks need a whole window (ADR 0009).

    /** Of a latest answer every one in that time has to be good; a gap starts the window again. */
    private void check(Figures figures, boolean holds) {
        Instant from = seenFrom();
        boolean latest = feed.computed()
                || condition.measurand().combined().isPresent()
                || Kind.of(condition.signal()) == Kind.HEALTH;
        if (!holds && latest) {
            holds(figures, false);
            standing.seenFrom = null;
            return;
        }
        Duration over = condition.over() == null ? SignalOverWindow.DEFAULT_OVER : condition.over();
        boolean whole = !(from.isAfter(sources.since()) ? from : sources.since())
                .plus(over)
                .isAfter(now);
        if (whole) {
            holds(figures, holds);
        } else {
            notJudged(figures, true);
        }
        standing.seenFrom = from;
    }

    /** From the tick before the first answer on; where counts tell of more than a tick, from the answer on. */
    private Instant seenFrom() {
        if (standing.seenFrom != null || fedBy == null) {
            return standing.seenFrom == null ? now : standing.seenFrom;
        }
        Source source = sources.all().get(fedBy);
        Instant tick = source.last().at().minus(source.every());
        boolean counts = Kind.of(condition.signal()).isCounted() && !feed.computed();
        return counts && source.last().from().isBefore(tick) ? source.last().at() : tick;
    }

    private Figures figures(Figure figure) {
        return new Figures(figure.value(), figure.samples(), figure.requests(), threshold(), compared);
    }

    private Figures figures(NoFigure none) {
        return new Figures(null, none.samples(), none.requests(), threshold(), compared);
    }

    static boolean falls(Condition condition) {
        return condition.op() == Comparison.LESS || condition.op() == Comparison.AT_MOST;
    }

    /** Below it a share of the baseline says nothing. */
    static double nearZero(String signal) {
        return switch (Kind.of(signal)) {
            case LATENCY, ERROR_RATE, SUCCESS_RATE, PROBE_SUCCESS, HEALTH, VERSION -> 0.01;
            case REQUEST_RATE, COMPUTED -> 1;
        };
    }
}
