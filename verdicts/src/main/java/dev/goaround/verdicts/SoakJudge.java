package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds up a soak's good time. Time counts while every source that feeds a trigger is known and at least one trigger could be
 * judged; a breach of any trigger with a condition, armed or not, starts it again, except of one in shadow mode.
 *
 * @param before the sources up to the new instant, without the new sample
 * @param after the sources with it
 * @param rules where the triggers stand, judged at the new instant
 */
record SoakJudge(
        WatchPlanned plan,
        Sources before,
        Sources after,
        Map<String, RuleState> rulesBefore,
        Map<String, RuleState> rules) {

    SoakState judge(Soak soak, SoakState state) {
        Instant now = after.now();
        List<Feed> feeds = feeds(plan);
        if (feeds.isEmpty()) {
            Verdict verdict =
                    verdict(VerdictKind.UNKNOWN, null, "no probe watches this deployment: the time tells nothing");
            return new SoakState(state.good(), state.begun(), state.seenTo(), verdict);
        }
        Optional<Trigger> breached = breached();
        if (breached.isPresent()) {
            Verdict verdict = verdict(
                    VerdictKind.BREACH, null, "breach of \"" + breached.get().text() + "\": the time starts again");
            return new SoakState(Duration.ZERO, now, now, verdict);
        }
        Duration passed = now.isAfter(state.seenTo()) ? Duration.between(state.seenTo(), now) : Duration.ZERO;
        Duration good = counts(feeds) ? state.good().plus(passed) : state.good();
        Instant seenTo = now.isAfter(state.seenTo()) ? now : state.seenTo();
        return new SoakState(good, state.begun(), seenTo, standing(soak, good, state.begun(), feeds));
    }

    private Verdict standing(Soak soak, Duration good, Instant begun, List<Feed> feeds) {
        if (good.compareTo(soak.duration()) >= 0) {
            return verdict(
                    VerdictKind.HEALTHY,
                    null,
                    Words.duration(soak.duration()) + " without breach, since " + Words.time(begun));
        }
        String soFar = Words.duration(good) + " of " + Words.duration(soak.duration()) + " without breach";
        Optional<String> missing = feeds.stream()
                .map(after::missing)
                .filter(text -> !text.isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return verdict(VerdictKind.UNKNOWN, null, soFar + "; time does not count: " + missing.get());
        }
        return judged(rules)
                ? verdict(VerdictKind.HEALTHY, begun, soFar)
                : verdict(
                        VerdictKind.INSUFFICIENT, null, soFar + "; time does not count: no trigger can be judged yet");
    }

    private boolean counts(List<Feed> feeds) {
        return judged(rulesBefore)
                && feeds.stream()
                        .allMatch(feed -> feed.probes().stream().allMatch(probe -> before.isKnown(feed, probe)));
    }

    /** Whether anything is said about any trigger; a plan without one that is watched goes by its sources alone. */
    private boolean judged(Map<String, RuleState> states) {
        List<Trigger> watched = watched(plan).toList();
        return watched.isEmpty()
                || watched.stream()
                        .map(trigger -> states.get(Rule.key(Subject.TRIGGER, trigger.id())))
                        .anyMatch(state -> state != null
                                && state.verdict() != null
                                && (state.verdict().kind() == VerdictKind.HEALTHY
                                        || state.verdict().kind() == VerdictKind.BREACH));
    }

    private Optional<Trigger> breached() {
        return watched(plan)
                .filter(trigger -> trigger.mode() != TriggerMode.SHADOW)
                .filter(trigger -> {
                    RuleState state = rules.get(Rule.key(Subject.TRIGGER, trigger.id()));
                    return state.verdict().kind() == VerdictKind.BREACH;
                })
                .findFirst();
    }

    /** Whose time counts; empty if nothing watches the deployment. */
    static List<Feed> feeds(WatchPlanned plan) {
        List<Feed> fed = watched(plan)
                .flatMap(trigger -> Feed.each(plan, trigger.condition()).stream())
                .filter(feed -> !feed.isEmpty())
                .toList();
        return fed.isEmpty()
                ? Stream.of(Feed.of(plan, "health"), Feed.of(plan, "request_rate"))
                        .filter(feed -> !feed.isEmpty())
                        .toList()
                : fed;
    }

    /** Triggers whose signal some probe gives; the others would keep every soak from counting. */
    private static Stream<Trigger> watched(WatchPlanned plan) {
        return plan.triggers().stream()
                .filter(trigger -> trigger.condition() != null)
                .filter(trigger -> !Feed.of(plan, trigger.condition()).isEmpty());
    }

    private static Verdict verdict(VerdictKind kind, Instant pendingSince, String reason) {
        return new Verdict(kind, pendingSince, reason, null);
    }
}
