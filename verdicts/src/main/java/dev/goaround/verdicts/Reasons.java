package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a judgement on a trigger or a check into a verdict with its sentence and its figures.
 *
 * @param relation of a relative condition whose baseline is known, else null
 * @param look of a statistical comparison, else null
 */
record Reasons(Rule rule, Feed feed, Window window, Relation relation, Look look) {

    Reasons(Rule rule, Feed feed, Window window, Relation relation) {
        this(rule, feed, window, relation, null);
    }

    Reasons in(Window other) {
        return new Reasons(rule, feed, other, relation, look);
    }

    /** The condition holds, for long enough or not yet. */
    Verdict holding(Value.Measured measured, Pending pending, boolean reached) {
        String reason = stated(measured, condition().op().sign())
                + (reached ? lasting(pending) : waiting(pending))
                + basis(measured.samples(), measured.requests())
                + note(measured);
        VerdictKind kind = reached && rule.isTrigger() ? VerdictKind.BREACH : VerdictKind.HEALTHY;
        return new Verdict(kind, reached ? null : pending.since(), reason, figures(measured));
    }

    /** The condition held at some of the last evaluations, enough of them or not yet; at the latest it may not. */
    Verdict someOfSeveral(Value.Measured measured, boolean holds, Pending pending, boolean reached) {
        String now =
                stated(measured, (holds ? "" : "is not ") + condition().op().sign()) + (holds ? "" : " now");
        String reason = now + some(pending, reached) + basis(measured.samples(), measured.requests()) + note(measured);
        VerdictKind kind = reached && rule.isTrigger() ? VerdictKind.BREACH : VerdictKind.HEALTHY;
        return new Verdict(kind, reached ? null : pending.since(), reason, figures(measured));
    }

    private String some(Pending pending, boolean reached) {
        String needed = reached
                ? ""
                : (rule.isTrigger() ? ", breach at " : ", healthy at ")
                        + condition().times();
        return (rule.isTrigger() ? ", bad at " : ", good at ") + pending.bad() + " of the last "
                + condition().outOf() + " checks" + since(pending) + needed;
    }

    Verdict notHolding(Value.Measured measured) {
        String reason = stated(measured, "is not " + condition().op().sign())
                + basis(measured.samples(), measured.requests())
                + note(measured);
        VerdictKind kind = rule.isTrigger() ? VerdictKind.HEALTHY : VerdictKind.BREACH;
        return new Verdict(kind, null, reason, figures(measured));
    }

    Verdict tooShort(Value.Measured measured) {
        Duration seen = Duration.between(window.since(), window.now());
        String reason = stated(measured, condition().op().sign() + " wanted") + ": " + Words.duration(seen) + " of "
                + Words.duration(window.over()) + " seen" + basis(measured.samples(), measured.requests())
                + note(measured);
        return new Verdict(VerdictKind.INSUFFICIENT, null, reason, figures(measured));
    }

    Verdict belowFloor(Value.Measured measured, String shortOf) {
        String reason = name() + " not judged: " + shortOf + " in " + Words.duration(window.over());
        return new Verdict(VerdictKind.INSUFFICIENT, null, reason, figures(measured));
    }

    Verdict insufficient(Value.Missing missing) {
        String reason = name() + " not judged: " + missing.reason();
        return new Verdict(VerdictKind.INSUFFICIENT, null, reason, figures(missing));
    }

    Verdict unknown(Value.Missing missing, Pending kept, Instant gapSince) {
        String pending = kept.isOpen() ? "; bad since " + Words.time(kept.since()) + ", which is kept" : "";
        String reason = name() + " unknown since " + Words.time(gapSince) + ": " + missing.reason() + pending;
        return new Verdict(VerdictKind.UNKNOWN, null, reason, figures(missing));
    }

    Verdict unknownCountsAsBad(Value.Missing missing, Pending pending, boolean reached, Instant gapSince) {
        String bad = reached ? "which counts as bad" + lasting(pending) : "which counts as bad" + waiting(pending);
        String reason = name() + " unknown since " + Words.time(gapSince) + ": " + missing.reason() + ", " + bad;
        return new Verdict(reached ? VerdictKind.BREACH : VerdictKind.UNKNOWN, null, reason, figures(missing));
    }

    static Verdict noBaseline(Feed baseline) {
        String reason = "no target with the role baseline has a probe that gives "
                + baseline.signal().name() + ": " + baseline.wanted() + " is needed there";
        return new Verdict(VerdictKind.UNKNOWN, null, reason, null);
    }

    static Verdict notWatched(Feed feed) {
        String reason = "no probe gives " + feed.signal().name() + ": " + feed.wanted() + " is needed";
        return new Verdict(VerdictKind.UNKNOWN, null, reason, null);
    }

    private String stated(Value.Measured measured, String sign) {
        if (feed.signal().family() == Signal.Family.HEALTH && condition().baseline() == null) {
            return measured.value() == 0 ? "health check failing" : "health check up";
        }
        Condition condition = condition();
        if (look != null) {
            return beside();
        }
        if (condition.combined() != null) {
            return condition.combined().expression() + (measured.value() == 0 ? " is not so" : " is so");
        }
        if (relation != null) {
            return against(measured, sign);
        }
        if (condition.burn() != null) {
            return "error budget burn " + Words.times(measured.value()) + " " + sign + " "
                    + Words.times(condition.value());
        }
        String per = condition.risePer() == null ? "" : " per " + Words.duration(condition.risePer());
        return name() + (per.isEmpty() ? " " : " rises ")
                + Words.value(feed.signal(), measured.value(), condition.unit()) + per + " " + sign + " "
                + Words.value(feed.signal(), condition.value(), condition.unit());
    }

    /** "error rate surely worse than the baseline: 3.1 % against 1 % …"; what is not sure may still be so. */
    private String beside() {
        String worse = condition().statistical().eitherWay() ? "different from" : "worse than";
        return name() + " " + (look.isWorse() ? "surely" : "not surely") + " " + worse + " the baseline: "
                + look.stated(feed.signal(), unit());
    }

    /** "error rate 12 % against 4 % before: +8 points, limit > +5 points". */
    private String against(Value.Measured measured, String sign) {
        Condition condition = condition();
        double change = measured.value() - relation.baseline();
        boolean byRatio = condition.baseline() == Baseline.RATIO;
        double whole = Math.max(Math.abs(relation.baseline()), Relation.least(feed.signal()));
        String changed = byRatio ? Words.share(change / whole) : Words.points(feed.signal(), change, unit());
        String limit =
                byRatio ? Words.share(condition.value()) : Words.points(feed.signal(), condition.value(), unit());
        return name() + " " + Words.value(feed.signal(), measured.value(), unit()) + " against "
                + Words.value(feed.signal(), relation.baseline(), unit()) + " before: " + changed + " " + sign + " "
                + limit;
    }

    /** The condition's unit is that of its change; a change by ratio says nothing about the figure's own. */
    private String unit() {
        return condition().baseline() == Baseline.RATIO ? null : condition().unit();
    }

    private String lasting(Pending pending) {
        if (condition().outOf() != null) {
            return some(pending, true);
        }
        List<String> lasting = new ArrayList<>();
        if (!condition().heldFor().isZero()) {
            lasting.add("held for " + Words.duration(condition().heldFor()));
        }
        if (condition().times() > 1) {
            lasting.add(pending.bad() + " times in a row");
        }
        return lasting.isEmpty() ? "" : since(pending) + ", " + String.join(", ", lasting);
    }

    private String waiting(Pending pending) {
        if (condition().outOf() != null) {
            return some(pending, false);
        }
        List<String> waiting = new ArrayList<>();
        if (!condition().heldFor().isZero()) {
            waiting.add("has to hold for " + Words.duration(condition().heldFor()));
        }
        if (condition().times() > 1) {
            waiting.add(pending.bad() + " of " + condition().times() + " times in a row");
        }
        return since(pending) + (waiting.isEmpty() ? "" : ", " + String.join(", ", waiting));
    }

    private static String since(Pending pending) {
        return " since " + Words.time(pending.since());
    }

    private String basis(long samples, Long requests) {
        String counted = requests == null ? Words.count(samples, "sample") : Words.count(requests, "request");
        return " (window " + Words.duration(window.over()) + ", " + counted + ")";
    }

    private static String note(Value.Measured measured) {
        return measured.note() == null ? "" : "; " + measured.note();
    }

    private String name() {
        return condition().combined() != null ? condition().combined().expression() : Words.signal(feed.signal());
    }

    private Figures figures(Value.Measured measured) {
        return figures(measured.value(), measured.samples(), measured.requests(), measured.note());
    }

    private Figures figures(Value.Missing missing) {
        return figures(null, missing.samples(), missing.requests(), null);
    }

    private Figures figures(Double value, long samples, Long requests, String note) {
        Condition condition = condition();
        return new Figures(
                condition.signal(),
                value,
                condition.op(),
                relation == null ? condition.value() : relation.threshold(),
                unit(),
                window.over(),
                samples,
                requests,
                feed.sources(),
                note,
                relation == null ? null : relation.baseline());
    }

    private Condition condition() {
        return rule.condition();
    }
}
