package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads a state's figures out of its verdicts, for those who draw them. */
record RuleStandings(WatchState state) {

    List<RuleStanding> all() {
        List<RuleStanding> all = new ArrayList<>();
        for (Trigger trigger : state.plan().triggers()) {
            all.add(
                    trigger.condition() == null
                            ? finding(trigger)
                            : ruled(Subject.TRIGGER, trigger.id(), trigger.condition(), trigger.floor()));
        }
        for (Check check : state.plan().checks()) {
            all.add(ruled(Subject.CHECK, check.id(), check.condition(), check.floor()));
        }
        for (Soak soak : state.plan().soaks()) {
            all.add(soak(soak));
        }
        return all;
    }

    private RuleStanding finding(Trigger trigger) {
        Verdict verdict = rule(Subject.TRIGGER, trigger.id()).verdict();
        VerdictCause cause = verdict.kind() == VerdictKind.BREACH ? VerdictCause.FINDING : VerdictCause.IN_LIMITS;
        return new RuleStanding(Subject.TRIGGER, trigger.id(), null, null, null, null, verdict, cause);
    }

    private RuleStanding ruled(Subject subject, String id, Condition condition, Floor floor) {
        RuleState rule = rule(subject, id);
        Verdict verdict = rule.verdict();
        Figures figures = verdict.figures();
        return new RuleStanding(
                subject,
                id,
                figures == null ? null : figures.value(),
                condition.measurand().comparedBy().isEmpty() || figures == null
                        ? condition.value()
                        : figures.threshold(),
                VerdictWords.unit(Signal.named(condition.signal()), condition.unit()),
                since(rule.pending().since()),
                verdict,
                because(verdict, floor));
    }

    private RuleStanding soak(Soak soak) {
        SoakState soaked = state.soaks().get(soak.id());
        return new RuleStanding(
                Subject.SOAK,
                soak.id(),
                seconds(soaked.good()),
                seconds(soak.duration()),
                "seconds",
                null,
                soaked.verdict(),
                because(soaked.verdict()));
    }

    private static VerdictCause because(Verdict verdict, Floor floor) {
        Figures figures = verdict.figures();
        boolean figured = figures != null && figures.value() != null;
        return switch (verdict.kind()) {
            case HEALTHY -> healthy(verdict);
            // A gap that counts as bad is in breach without a figure.
            case BREACH -> figured ? VerdictCause.THRESHOLD : VerdictCause.GAP;
            case UNKNOWN -> unknown(verdict);
            case INSUFFICIENT -> figured ? insufficient(figures, floor) : VerdictCause.NO_DATA;
        };
    }

    /** Why a trigger's or check's verdict is unknown. */
    static VerdictCause unknown(Verdict verdict) {
        if (verdict.figures() == null) {
            return VerdictCause.NOT_WATCHED;
        }
        // Requests were counted and yet nothing can be said: they all took longer than the last bound.
        return verdict.figures().requests() == null ? VerdictCause.GAP : VerdictCause.OFF_SCALE;
    }

    private static VerdictCause insufficient(Figures figures, Floor floor) {
        if (figures.samples() < floor.samples()) {
            return VerdictCause.TOO_FEW_SAMPLES;
        }
        return figures.requests() != null && figures.requests() < floor.requests()
                ? VerdictCause.TOO_FEW_REQUESTS
                : VerdictCause.TOO_SHORT;
    }

    private VerdictCause because(Verdict soaking) {
        return switch (soaking.kind()) {
            case HEALTHY -> healthy(soaking);
            case BREACH -> VerdictCause.TRIGGER;
            case UNKNOWN -> state.planned().soakFeeds().isEmpty() ? VerdictCause.NOT_WATCHED : VerdictCause.GAP;
            case INSUFFICIENT -> VerdictCause.NO_DATA;
        };
    }

    private static VerdictCause healthy(Verdict verdict) {
        return verdict.pendingSince() == null ? VerdictCause.IN_LIMITS : VerdictCause.PENDING;
    }

    private RuleState rule(Subject subject, String id) {
        return state.rules().get(Rule.key(subject, id));
    }

    private Duration since(Instant begun) {
        return begun == null ? Duration.ZERO : Duration.between(begun, state.now());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
