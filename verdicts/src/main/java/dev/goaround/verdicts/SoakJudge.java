package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds up a soak's good time. Time counts while every source that feeds a trigger is known and at least one trigger could be
 * judged; a breach of any trigger with a condition, armed or not, starts it again, except of one in shadow mode.
 *
 * @param wasKnown whether all sources were, up to the new instant and without the new sample
 * @param known whether they are with it
 * @param after the sources with it
 * @param rules where the triggers stand, judged at the new instant
 */
record SoakJudge(
        Planned planned,
        boolean wasKnown,
        boolean known,
        Sources after,
        Map<String, RuleState> rulesBefore,
        Map<String, RuleState> rules) {

    SoakState judge(Soak soak, SoakState state) {
        Instant now = after.now();
        List<Feed> feeds = planned.soakFeeds();
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
        Duration good = wasKnown && judged(rulesBefore) ? state.good().plus(passed) : state.good();
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
        String missing = known ? "" : missing(feeds);
        if (!missing.isEmpty()) {
            return verdict(VerdictKind.UNKNOWN, null, soFar + "; time does not count: " + missing);
        }
        return judged(rules)
                ? verdict(VerdictKind.HEALTHY, begun, soFar)
                : verdict(
                        VerdictKind.INSUFFICIENT, null, soFar + "; time does not count: no trigger can be judged yet");
    }

    /** Empty where some have said nothing yet. */
    private String missing(List<Feed> feeds) {
        return feeds.stream()
                .map(after::missing)
                .filter(missing -> !missing.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Whether anything is said about any trigger; a plan without one that is watched goes by its sources alone. */
    private boolean judged(Map<String, RuleState> states) {
        for (Planned.Line line : planned.judgedTriggers()) {
            RuleState state = states.get(line.key());
            if (state != null
                    && state.verdict() != null
                    && isJudged(state.verdict().kind())) {
                return true;
            }
        }
        return planned.judgedTriggers().isEmpty();
    }

    private static boolean isJudged(VerdictKind kind) {
        return kind == VerdictKind.HEALTHY || kind == VerdictKind.BREACH;
    }

    private Optional<Trigger> breached() {
        for (Planned.Line line : planned.judgedTriggers()) {
            if (line.trigger().mode() != TriggerMode.SHADOW
                    && rules.get(line.key()).verdict().kind() == VerdictKind.BREACH) {
                return Optional.of(line.trigger());
            }
        }
        return Optional.empty();
    }

    private static Verdict verdict(VerdictKind kind, Instant pendingSince, String reason) {
        return new Verdict(kind, pendingSince, reason, null);
    }
}
