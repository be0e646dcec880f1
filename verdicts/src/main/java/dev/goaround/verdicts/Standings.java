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
record Standings(WatchState state) {

    List<Standing> all() {
        List<Standing> all = new ArrayList<>();
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

    private Standing finding(Trigger trigger) {
        Verdict verdict = rule(Subject.TRIGGER, trigger.id()).verdict();
        Because because = verdict.kind() == VerdictKind.BREACH ? Because.FINDING : Because.IN_LIMITS;
        return new Standing(Subject.TRIGGER, trigger.id(), null, null, null, null, verdict, because);
    }

    private Standing ruled(Subject subject, String id, Condition condition, Floor floor) {
        RuleState rule = rule(subject, id);
        Verdict verdict = rule.verdict();
        Figures figures = verdict.figures();
        return new Standing(
                subject,
                id,
                figures == null ? null : figures.value(),
                condition.baseline() == null || figures == null ? condition.value() : figures.threshold(),
                Words.unit(Signal.named(condition.signal()), condition.unit()),
                since(rule.pending().since()),
                verdict,
                because(verdict, floor));
    }

    private Standing soak(Soak soak) {
        SoakState soaked = state.soaks().get(soak.id());
        return new Standing(
                Subject.SOAK,
                soak.id(),
                seconds(soaked.good()),
                seconds(soak.duration()),
                "seconds",
                null,
                soaked.verdict(),
                because(soaked.verdict()));
    }

    private static Because because(Verdict verdict, Floor floor) {
        Figures figures = verdict.figures();
        boolean figured = figures != null && figures.value() != null;
        return switch (verdict.kind()) {
            case HEALTHY -> healthy(verdict);
            // A gap that counts as bad is in breach without a figure.
            case BREACH -> figured ? Because.THRESHOLD : Because.GAP;
            case UNKNOWN -> unknown(verdict);
            case INSUFFICIENT -> figured ? insufficient(figures, floor) : Because.NO_DATA;
        };
    }

    /** Why a trigger's or check's verdict is unknown. */
    static Because unknown(Verdict verdict) {
        if (verdict.figures() == null) {
            return Because.NOT_WATCHED;
        }
        // Requests were counted and yet nothing can be said: they all took longer than the last bound.
        return verdict.figures().requests() == null ? Because.GAP : Because.OFF_SCALE;
    }

    private static Because insufficient(Figures figures, Floor floor) {
        if (figures.samples() < floor.samples()) {
            return Because.TOO_FEW_SAMPLES;
        }
        return figures.requests() != null && figures.requests() < floor.requests()
                ? Because.TOO_FEW_REQUESTS
                : Because.TOO_SHORT;
    }

    private Because because(Verdict soaking) {
        return switch (soaking.kind()) {
            case HEALTHY -> healthy(soaking);
            case BREACH -> Because.TRIGGER;
            case UNKNOWN -> state.planned().soakFeeds().isEmpty() ? Because.NOT_WATCHED : Because.GAP;
            case INSUFFICIENT -> Because.NO_DATA;
        };
    }

    private static Because healthy(Verdict verdict) {
        return verdict.pendingSince() == null ? Because.IN_LIMITS : Because.PENDING;
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
