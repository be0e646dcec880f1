package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What goes on from one record to the next, and over a change of the plan: sources by their name, rules and soaks by their
 * id as long as they say the same. Pending time ends where another version is expected to answer, or where a plan is armed
 * whose windows begin later: it was another's. A traffic step under an armed plan leaves it.
 */
record CarriedState(Map<String, SourceState> sources, Map<String, RuleState> rules, Map<String, SoakState> soaks) {

    static CarriedState all(WatchState state) {
        return new CarriedState(state.sources(), state.rules(), state.soaks());
    }

    static CarriedState into(WatchPlanned plan, WatchState before, Instant now) {
        Map<String, SourceState> sources = new HashMap<>();
        for (Probe probe : plan.probes()) {
            SourceState known = before == null ? null : before.sources().get(probe.source());
            sources.put(
                    probe.source(),
                    known == null ? SourceState.listening(probe, now) : known.asked(probe, plan.anchor()));
        }
        return before == null
                ? new CarriedState(sources, Map.of(), Map.of())
                : new CarriedState(sources, rules(plan, before), soaks(plan, before));
    }

    RuleState rule(String key) {
        return rules.getOrDefault(key, RuleState.NEW);
    }

    SoakState soak(Soak soak, Instant now) {
        SoakState known = soaks.get(soak.id());
        return known == null ? SoakState.begin(soak, now) : known;
    }

    static Instant since(WatchPlanned plan) {
        return plan.since() == null ? plan.anchor() : plan.since();
    }

    private static Map<String, RuleState> rules(WatchPlanned plan, WatchState before) {
        Map<String, RuleState> rules = new HashMap<>();
        boolean sameSubject = before.plan().purpose() == plan.purpose()
                && Objects.equals(before.plan().expectedVersion(), plan.expectedVersion())
                && !arrives(before.plan(), plan);
        for (Rule rule : Rule.of(plan)) {
            boolean sameRule = Rule.of(before.plan()).stream()
                    .anyMatch(old ->
                            old.key().equals(rule.key()) && old.condition().equals(rule.condition()));
            if (sameRule) {
                RuleState known = before.rules().get(rule.key());
                rules.put(rule.key(), sameSubject ? known.carriedOver() : known.ofOtherVersion());
            }
        }
        for (Trigger trigger : plan.triggers()) {
            if (trigger.finding() != null) {
                finding(before, trigger)
                        .map(state -> arrives(before.plan(), plan) ? FindingRules.raisedBefore(state) : state)
                        .ifPresent(state -> rules.put(Rule.key(Subject.TRIGGER, trigger.id()), state));
            }
        }
        return rules;
    }

    /** Whether what is deployed is there from the new plan's beginning on, and was not before. */
    private static boolean arrives(WatchPlanned before, WatchPlanned plan) {
        return !before.armed() && plan.armed() && since(plan).isAfter(since(before));
    }

    /** A finding stays raised whatever the plan says next; one from before the new version was there orders nothing after. */
    private static Optional<RuleState> finding(WatchState before, Trigger trigger) {
        return before.plan().triggers().stream()
                .filter(old ->
                        old.id().equals(trigger.id()) && trigger.finding().equals(old.finding()))
                .findFirst()
                .map(old -> before.rules().get(Rule.key(Subject.TRIGGER, old.id())));
    }

    private static Map<String, SoakState> soaks(WatchPlanned plan, WatchState before) {
        Map<String, SoakState> soaks = new HashMap<>();
        for (Soak soak : plan.soaks()) {
            boolean same = before.plan().soaks().stream()
                    .anyMatch(old -> old.id().equals(soak.id())
                            && old.duration().equals(soak.duration())
                            && Objects.equals(old.since(), soak.since()));
            if (same) {
                soaks.put(soak.id(), before.soaks().get(soak.id()).carriedOver());
            }
        }
        return soaks;
    }
}
