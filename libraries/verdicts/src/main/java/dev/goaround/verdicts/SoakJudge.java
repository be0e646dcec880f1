package dev.goaround.verdicts;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds up a soak's good time. Time counts while every source that feeds a watching trigger is known and every such trigger is
 * judged: from the first record at which that is so to the last one, and after a gap anew. What turns out to be a gap is one from
 * the last answers on, so that a page which can be read now and then adds up to nothing. Too little to judge is no good
 * time; no request at all is where the soak says so. A breach of any trigger with a condition, armed or not, starts it again,
 * except of one in shadow mode.
 *
 * <p>See ADR 0009.
 *
 * @param wasKnown whether all sources were, up to the new instant and without the new sample
 * @param known whether they are with it
 * @param before the sources without it
 * @param after the sources with it
 * @param rules where the triggers stand, judged at the new instant
 */
record SoakJudge(
        CompiledPlan compiledPlan,
        boolean wasKnown,
        boolean known,
        Sources before,
        Sources after,
        Map<String, RuleState> rules) {

    SoakState judge(Soak soak, SoakState state) {
        Instant now = after.now();
        if (compiledPlan.soakFeeds().isEmpty()) {
            return state.said(
                    verdict(VerdictKind.UNKNOWN, null, "no probe watches this deployment: the time tells nothing"));
        }
        Optional<Trigger> breached = breached();
        if (breached.isPresent()) {
            SoakState again = SoakState.begin(soak, now);
            return (obstacle(soak).isEmpty() ? again.counting(now) : again)
                    .said(verdict(
                            VerdictKind.BREACH,
                            null,
                            "breach of \"" + breached.get().text() + "\": the time starts again"));
        }
        Optional<Verdict> obstacle = obstacle(soak);
        SoakState uninterrupted = wasKnown || state.from() == null
                ? state
                : state.interrupted(before.answeredTo(compiledPlan.soakFeeds()), now);
        SoakState next = obstacle.isEmpty()
                ? uninterrupted.counting(now)
                : uninterrupted.interrupted(before.answeredTo(compiledPlan.soakFeeds()), now);
        return next.said(standing(soak, next, obstacle));
    }

    private static Verdict standing(Soak soak, SoakState state, Optional<Verdict> obstacle) {
        if (state.good().compareTo(soak.duration()) >= 0) {
            return verdict(
                    VerdictKind.HEALTHY,
                    null,
                    VerdictWords.duration(soak.duration()) + " without breach, since "
                            + VerdictWords.time(state.begun()));
        }
        String soFar = VerdictWords.duration(state.good()) + " of " + VerdictWords.duration(soak.duration())
                + " without breach";
        return obstacle.map(why -> verdict(why.kind(), null, soFar + "; time does not count: " + why.reason()))
                .orElseGet(() -> verdict(VerdictKind.HEALTHY, state.begun(), soFar));
    }

    /** Why time does not count now; empty if it does. */
    private Optional<Verdict> obstacle(Soak soak) {
        String missing = known ? "" : missing(compiledPlan.soakFeeds());
        if (!missing.isEmpty()) {
            return Optional.of(verdict(VerdictKind.UNKNOWN, null, missing));
        }
        if (compiledPlan.watchingTriggers().isEmpty()) {
            return known ? failing() : Optional.of(notJudged("not every source has answered yet"));
        }
        return unjudged(soak);
    }

    /** Without a trigger nothing can be in breach, and yet what fails is not well. */
    private Optional<Verdict> failing() {
        return compiledPlan.soakFeeds().stream()
                .flatMap(signalProbes -> signalProbes.listened().stream())
                .map(CompiledPlan.Listened::source)
                .filter(source -> after.states().get(source).last().outcome() == SampleOutcome.FAILED)
                .findFirst()
                .map(source -> notJudged("no trigger watches, and " + source + " fails ("
                        + after.states().get(source).last().why() + ")"));
    }

    /** Empty where some have said nothing yet. */
    private String missing(List<SignalProbes> signalProbeses) {
        return signalProbeses.stream()
                .map(after::missing)
                .filter(missing -> !missing.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Optional<Verdict> unjudged(Soak soak) {
        List<CompiledPlan.Line> unjudged = compiledPlan.watchingTriggers().stream()
                .filter(line -> !isJudged(soak, rules.get(line.key()).verdict()))
                .toList();
        if (unjudged.isEmpty()) {
            return known ? Optional.empty() : Optional.of(notJudged("not every source has answered yet"));
        }
        boolean unknown = unjudged.stream()
                .anyMatch(line -> rules.get(line.key()).verdict().kind() == VerdictKind.UNKNOWN);
        if (!unknown && unjudged.size() == compiledPlan.watchingTriggers().size()) {
            return Optional.of(notJudged("no trigger can be judged yet"));
        }
        CompiledPlan.Line first = unjudged.stream()
                .filter(line -> !unknown || rules.get(line.key()).verdict().kind() == VerdictKind.UNKNOWN)
                .findFirst()
                .orElseThrow();
        String reason = "\"" + first.text() + "\" cannot be judged ("
                + rules.get(first.key()).verdict().reason() + ")";
        return Optional.of(unknown ? verdict(VerdictKind.UNKNOWN, null, reason) : notJudged(reason));
    }

    private static boolean isJudged(Soak soak, Verdict verdict) {
        return switch (verdict.kind()) {
            case HEALTHY, BREACH -> true;
            case UNKNOWN -> false;
            case INSUFFICIENT -> Boolean.TRUE.equals(soak.withoutTraffic()) && isWithoutTraffic(verdict.figures());
        };
    }

    /** Counted, and there was nothing to count: not the same as not to have been counted. */
    private static boolean isWithoutTraffic(Figures figures) {
        return figures != null && figures.samples() > 0 && figures.requests() != null && figures.requests() == 0;
    }

    private Optional<Trigger> breached() {
        for (CompiledPlan.Line line : compiledPlan.judgedTriggers()) {
            if (line.trigger().mode() != TriggerMode.SHADOW
                    && rules.get(line.key()).verdict().kind() == VerdictKind.BREACH) {
                return Optional.of(line.trigger());
            }
        }
        return Optional.empty();
    }

    private static Verdict notJudged(String reason) {
        return verdict(VerdictKind.INSUFFICIENT, null, reason);
    }

    private static Verdict verdict(VerdictKind kind, Instant pendingSince, String reason) {
        return new Verdict(kind, pendingSince, reason, null);
    }
}
