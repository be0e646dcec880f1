package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Combined;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.HoldingTerms;
import dev.goaround.contracts.watch.Measurand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a judgement on a trigger or a check into a verdict with its sentence and its figures.
 *
 * @param relation of a relative condition whose baseline is known, else null
 * @param look of a statistical comparison, else null
 */
record VerdictReasons(
        Rule rule, SignalProbes signalProbes, Window window, BaselineRelation relation, InterimLook look) {

    VerdictReasons(Rule rule, SignalProbes signalProbes, Window window, BaselineRelation relation) {
        this(rule, signalProbes, window, relation, null);
    }

    VerdictReasons in(Window other) {
        return new VerdictReasons(rule, signalProbes, other, relation, look);
    }

    /** The condition holds, for long enough or not yet. */
    Verdict holding(SignalValue.Measured measured, Pending pending, boolean reached) {
        String reason = stated(measured, condition().op().sign())
                + (reached ? lasting(pending) : waiting(pending))
                + basis(measured.samples(), measured.requests())
                + note(measured);
        VerdictKind kind = reached && rule.isTrigger() ? VerdictKind.BREACH : VerdictKind.HEALTHY;
        return new Verdict(kind, reached ? null : pending.since(), reason, figures(measured));
    }

    /** The condition held at some of the last evaluations, enough of them or not yet; at the latest it may not. */
    Verdict someOfSeveral(
            HoldingTerms.SomeOfSeveral terms,
            SignalValue.Measured measured,
            boolean holds,
            Pending pending,
            boolean reached) {
        String now =
                stated(measured, (holds ? "" : "is not ") + condition().op().sign()) + (holds ? "" : " now");
        String reason =
                now + some(terms, pending, reached) + basis(measured.samples(), measured.requests()) + note(measured);
        VerdictKind kind = reached && rule.isTrigger() ? VerdictKind.BREACH : VerdictKind.HEALTHY;
        return new Verdict(kind, reached ? null : pending.since(), reason, figures(measured));
    }

    private String some(HoldingTerms.SomeOfSeveral terms, Pending pending, boolean reached) {
        String needed = reached ? "" : (rule.isTrigger() ? ", breach at " : ", healthy at ") + terms.times();
        return (rule.isTrigger() ? ", bad at " : ", good at ") + pending.bad() + " of the last " + terms.outOf()
                + " checks" + since(pending) + needed;
    }

    Verdict notHolding(SignalValue.Measured measured) {
        String reason = stated(measured, "is not " + condition().op().sign())
                + basis(measured.samples(), measured.requests())
                + note(measured);
        VerdictKind kind = rule.isTrigger() ? VerdictKind.HEALTHY : VerdictKind.BREACH;
        return new Verdict(kind, null, reason, figures(measured));
    }

    Verdict tooShort(SignalValue.Measured measured) {
        Duration seen = Duration.between(window.since(), window.now());
        String reason = stated(measured, condition().op().sign() + " wanted") + ": " + VerdictWords.duration(seen)
                + " of "
                + VerdictWords.duration(window.over()) + " seen" + basis(measured.samples(), measured.requests())
                + note(measured);
        return new Verdict(VerdictKind.INSUFFICIENT, null, reason, figures(measured));
    }

    Verdict belowFloor(SignalValue.Measured measured, String shortOf) {
        String reason = name() + " not judged: " + shortOf + " in " + VerdictWords.duration(window.over());
        return new Verdict(VerdictKind.INSUFFICIENT, null, reason, figures(measured));
    }

    Verdict insufficient(SignalValue.Missing missing) {
        String reason = name() + " not judged: " + missing.reason();
        return new Verdict(VerdictKind.INSUFFICIENT, null, reason, figures(missing));
    }

    Verdict unknown(SignalValue.Missing missing, Pending kept, Instant gapSince) {
        String pending = kept.isOpen() ? "; bad since " + VerdictWords.time(kept.since()) + ", which is kept" : "";
        String reason = name() + " unknown since " + VerdictWords.time(gapSince) + ": " + missing.reason() + pending;
        return new Verdict(VerdictKind.UNKNOWN, null, reason, figures(missing));
    }

    Verdict unknownCountsAsBad(SignalValue.Missing missing, Pending pending, boolean reached, Instant gapSince) {
        String bad = reached ? "which counts as bad" + lasting(pending) : "which counts as bad" + waiting(pending);
        String reason = name() + " unknown since " + VerdictWords.time(gapSince) + ": " + missing.reason() + ", " + bad;
        return new Verdict(reached ? VerdictKind.BREACH : VerdictKind.UNKNOWN, null, reason, figures(missing));
    }

    static Verdict noBaseline(SignalProbes baseline) {
        String reason = "no target with the role baseline has a probe that gives "
                + baseline.signal().name() + ": " + baseline.wanted() + " is needed there";
        return new Verdict(VerdictKind.UNKNOWN, null, reason, null);
    }

    static Verdict notWatched(SignalProbes signalProbes) {
        String reason = "no probe gives " + signalProbes.signal().name() + ": " + signalProbes.wanted() + " is needed";
        return new Verdict(VerdictKind.UNKNOWN, null, reason, null);
    }

    private String stated(SignalValue.Measured measured, String sign) {
        Measurand measurand = condition().measurand();
        if (signalProbes.signal().family() == Signal.Family.HEALTH
                && measurand.comparedBy().isEmpty()) {
            return measured.value() == 0 ? "health check failing" : "health check up";
        }
        return measurand.fold(
                level -> name() + " " + value(measured.value()) + " " + sign + " "
                        + value(condition().value()),
                change -> against(change, measured, sign),
                this::beside,
                burn -> "error budget burn " + VerdictWords.times(measured.value()) + " " + sign + " "
                        + VerdictWords.times(condition().value()),
                rise -> name() + " rises " + value(measured.value()) + " per " + VerdictWords.duration(rise.per()) + " "
                        + sign + " " + value(condition().value()),
                combined -> combined.expression() + (measured.value() == 0 ? " is not so" : " is so"));
    }

    private String value(double value) {
        return VerdictWords.value(signalProbes.signal(), value, condition().unit());
    }

    /** "error rate surely worse than the baseline: 3.1 % against 1 % …"; what is not sure may still be so. */
    private String beside(Measurand.StatisticalChange change) {
        String worse = change.comparison().eitherWay() ? "different from" : "worse than";
        return name() + " " + (look.isWorse() ? "surely" : "not surely") + " " + worse + " the baseline: "
                + look.stated(signalProbes.signal(), unit());
    }

    /** "error rate 12 % against 4 % before: +8 points, limit > +5 points". */
    private String against(Measurand.Change change, SignalValue.Measured measured, String sign) {
        double by = measured.value() - relation.baseline();
        boolean byRatio = change.baseline() == Baseline.RATIO;
        double whole = Math.max(Math.abs(relation.baseline()), BaselineRelation.least(signalProbes.signal()));
        String changed =
                byRatio ? VerdictWords.share(by / whole) : VerdictWords.points(signalProbes.signal(), by, unit());
        String limit = byRatio
                ? VerdictWords.share(condition().value())
                : VerdictWords.points(signalProbes.signal(), condition().value(), unit());
        return name() + " " + VerdictWords.value(signalProbes.signal(), measured.value(), unit()) + " against "
                + VerdictWords.value(signalProbes.signal(), relation.baseline(), unit()) + " before: " + changed + " "
                + sign + " "
                + limit;
    }

    /** The condition's unit is that of its change; a change by ratio says nothing about the figure's own. */
    private String unit() {
        Optional<Baseline> by = condition().measurand().comparedBy();
        return by.filter(Baseline.RATIO::equals).isPresent()
                ? null
                : condition().unit();
    }

    private String lasting(Pending pending) {
        return condition()
                .holding()
                .fold(unbroken -> lasting(unbroken, pending), someOfSeveral -> some(someOfSeveral, pending, true));
    }

    private static String lasting(HoldingTerms.Unbroken terms, Pending pending) {
        List<String> lasting = new ArrayList<>();
        if (!terms.heldFor().isZero()) {
            lasting.add("held for " + VerdictWords.duration(terms.heldFor()));
        }
        if (terms.times() > 1) {
            lasting.add(pending.bad() + " times in a row");
        }
        return lasting.isEmpty() ? "" : since(pending) + ", " + String.join(", ", lasting);
    }

    private String waiting(Pending pending) {
        return condition()
                .holding()
                .fold(unbroken -> waiting(unbroken, pending), someOfSeveral -> some(someOfSeveral, pending, false));
    }

    private static String waiting(HoldingTerms.Unbroken terms, Pending pending) {
        List<String> waiting = new ArrayList<>();
        if (!terms.heldFor().isZero()) {
            waiting.add("has to hold for " + VerdictWords.duration(terms.heldFor()));
        }
        if (terms.times() > 1) {
            waiting.add(pending.bad() + " of " + terms.times() + " times in a row");
        }
        return since(pending) + (waiting.isEmpty() ? "" : ", " + String.join(", ", waiting));
    }

    private static String since(Pending pending) {
        return " since " + VerdictWords.time(pending.since());
    }

    private String basis(long samples, Long requests) {
        String counted =
                requests == null ? VerdictWords.count(samples, "sample") : VerdictWords.count(requests, "request");
        return " (window " + VerdictWords.duration(window.over()) + ", " + counted + ")";
    }

    private static String note(SignalValue.Measured measured) {
        return measured.note() == null ? "" : "; " + measured.note();
    }

    private String name() {
        return condition()
                .measurand()
                .combined()
                .map(Combined::expression)
                .orElseGet(() -> VerdictWords.signal(signalProbes.signal()));
    }

    private Figures figures(SignalValue.Measured measured) {
        return figures(measured.value(), measured.samples(), measured.requests(), measured.note());
    }

    private Figures figures(SignalValue.Missing missing) {
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
                signalProbes.sources(),
                note,
                relation == null ? null : relation.baseline());
    }

    private Condition condition() {
        return rule.condition();
    }
}
