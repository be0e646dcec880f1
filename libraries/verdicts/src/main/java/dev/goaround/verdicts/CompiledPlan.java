package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What follows from a plan alone, worked out once and not at every sample. Not stored: it is made again from the plan. */
final class CompiledPlan {

    private final Instant since;
    private final Duration longestWindow;
    private final List<CompiledRule> rules;
    private final List<Line> lines;
    private final List<Line> judgedTriggers;
    private final List<Line> watchingTriggers;
    private final List<SignalProbes> soakFeeds;
    private final List<Listened> listened;
    private final List<Silenced> silences;
    private final boolean gapsCount;
    private final boolean plain;

    /**
     * A rule, its key, and what feeds it.
     *
     * @param signalProbes of all its signals together
     * @param each of each of its signals, of which a combined condition has several
     * @param baseline what feeds the version that it is compared with; null where it is not, empty where no target runs it
     * @param bucketing of a statistical comparison, else null; also where a side has no probe
     */
    record CompiledRule(
            Rule rule,
            String key,
            SignalProbes signalProbes,
            List<SignalProbes> each,
            SignalProbes baseline,
            Bucketing bucketing) {

        static CompiledRule of(WatchPlanned plan, Rule rule) {
            Condition condition = rule.condition();
            SignalProbes signalProbes = SignalProbes.of(plan, condition);
            Measurand measurand = condition.measurand();
            SignalProbes baseline = measurand
                    .comparedBy()
                    .map(by -> SignalProbes.ofBaseline(plan, condition))
                    .orElse(null);
            Bucketing bucketing = measurand
                    .statistical()
                    .map(change -> Bucketing.of(condition, signalProbes, baseline))
                    .orElse(null);
            return new CompiledRule(
                    rule, rule.key(), signalProbes, SignalProbes.each(plan, condition), baseline, bucketing);
        }

        /** The change that has to be sure, where it is one. */
        Optional<Measurand.StatisticalChange> statistical() {
            return rule.condition().measurand().statistical();
        }

        boolean isStatistical() {
            return statistical().isPresent();
        }

        /** How far back its samples have to be kept; null: the usual. */
        Duration reach() {
            return bucketing == null ? rule.condition().over() : bucketing.reach();
        }

        boolean isCombined() {
            return rule.condition().measurand().combined().isPresent();
        }

        /** Whether nothing is known now of at least one signal. */
        boolean isInGap(Sources sources) {
            for (SignalProbes one : each) {
                if (sources.isGap(one)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * What a verdict is said about.
     *
     * @param key of the rule's state, or the soak's id
     * @param trigger null for a check or soak
     * @param rule the trigger, check or soak as the plan has it
     */
    record Line(Subject subject, String id, String item, String text, String key, Trigger trigger, Record rule) {}

    /** A source, whom it asks, and for how long it may say nothing. */
    record Listened(String source, String target, Duration every, Duration silence) {
        static Listened of(Probe probe) {
            return new Listened(probe.source(), probe.target(), probe.every(), Sources.silenceAfter(probe));
        }
    }

    /** A trigger whose question to a person ends after that time. */
    record Silenced(String key, Duration after) {}

    private CompiledPlan(WatchPlanned plan) {
        since = plan.since() == null ? plan.anchor() : plan.since();
        rules = Rule.of(plan).stream().map(rule -> CompiledRule.of(plan, rule)).toList();
        longestWindow = rules.stream()
                .map(CompiledRule::reach)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .filter(longest -> longest.compareTo(Window.DEFAULT_OVER) > 0)
                .orElse(Window.DEFAULT_OVER);
        lines = lines(plan);
        judgedTriggers = lines.stream()
                .filter(line -> line.trigger() != null && line.trigger().condition() != null)
                .filter(line ->
                        !SignalProbes.of(plan, line.trigger().condition()).isEmpty())
                .toList();
        watchingTriggers = judgedTriggers.stream().filter(this::watches).toList();
        soakFeeds = soakFeeds(plan);
        listened = plan.probes().stream().map(Listened::of).toList();
        silences = plan.triggers().stream()
                .filter(trigger -> trigger.silence() != null)
                .map(trigger -> new Silenced(
                        Rule.key(Subject.TRIGGER, trigger.id()),
                        trigger.silence().after()))
                .toList();
        gapsCount = plan.triggers().stream().anyMatch(trigger -> trigger.gap() == GapPolicy.BREACH);
        plain = !gapsCount
                && silences.isEmpty()
                && rules.stream().noneMatch(CompiledRule::isCombined)
                && plan.targets().stream().noneMatch(target -> target.is(TargetRole.CONTROL));
    }

    static CompiledPlan of(WatchPlanned plan) {
        return new CompiledPlan(plan);
    }

    /** Windows never reach back over it. */
    Instant since() {
        return since;
    }

    Duration longestWindow() {
        return longestWindow;
    }

    /** Those with a condition, triggers first. */
    List<CompiledRule> rules() {
        return rules;
    }

    /** In the plan's order: triggers, checks, soaks. */
    List<Line> lines() {
        return lines;
    }

    /** Triggers whose signal some probe gives. */
    List<Line> judgedTriggers() {
        return judgedTriggers;
    }

    /**
     * Triggers that have to be judged for a soak's time to count: not those on trial, nor those that nothing gives what they
     * compare, which would keep every soak from counting.
     */
    List<Line> watchingTriggers() {
        return watchingTriggers;
    }

    /** Whose time counts for soaks; empty if nothing watches the deployment. */
    List<SignalProbes> soakFeeds() {
        return soakFeeds;
    }

    /** All sources. */
    List<Listened> listened() {
        return listened;
    }

    List<Silenced> silences() {
        return silences;
    }

    /** Whether a gap counts as bad to any trigger. */
    boolean gapsCount() {
        return gapsCount;
    }

    /**
     * Whether a rule goes by its own sources alone, and time does nothing to it but make these silent: no control target, no
     * combined condition, no gap that counts, no end of the time for an answer.
     */
    boolean isPlain() {
        return plain;
    }

    /** For how long that source may say nothing. */
    Duration silence(String source) {
        return listened(source).silence();
    }

    /** Name of the target that the source asks. */
    String target(String source) {
        return listened(source).target();
    }

    private Listened listened(String source) {
        for (Listened one : listened) {
            if (one.source().equals(source)) {
                return one;
            }
        }
        throw new IllegalArgumentException("no source " + source);
    }

    private boolean watches(Line line) {
        return line.trigger().mode() != TriggerMode.SHADOW
                && rules.stream()
                        .filter(compiledRule -> compiledRule.key().equals(line.key()))
                        .noneMatch(compiledRule -> compiledRule.isStatistical() && compiledRule.bucketing() == null);
    }

    private List<SignalProbes> soakFeeds(WatchPlanned plan) {
        List<SignalProbes> fed = fed(plan, watchingTriggers);
        if (!fed.isEmpty()) {
            return fed;
        }
        List<SignalProbes> usual = Stream.of(SignalProbes.of(plan, "health"), SignalProbes.of(plan, "request_rate"))
                .filter(signalProbes -> !signalProbes.isEmpty())
                .toList();
        return usual.isEmpty() ? fed(plan, judgedTriggers) : usual;
    }

    private static List<SignalProbes> fed(WatchPlanned plan, List<Line> triggers) {
        return triggers.stream()
                .flatMap(line -> SignalProbes.each(plan, line.trigger().condition()).stream())
                .filter(signalProbes -> !signalProbes.isEmpty())
                .toList();
    }

    /** The same trigger, check or soak, by its id; null: there is none. */
    Line line(Line other) {
        for (Line line : lines) {
            if (line.subject() == other.subject() && line.id().equals(other.id())) {
                return line;
            }
        }
        return null;
    }

    private static List<Line> lines(WatchPlanned plan) {
        List<Line> lines = new ArrayList<>();
        for (Trigger trigger : plan.triggers()) {
            String key = Rule.key(Subject.TRIGGER, trigger.id());
            lines.add(new Line(Subject.TRIGGER, trigger.id(), null, trigger.text(), key, trigger, trigger));
        }
        for (Check check : plan.checks()) {
            String key = Rule.key(Subject.CHECK, check.id());
            lines.add(new Line(Subject.CHECK, check.id(), check.item(), check.text(), key, null, check));
        }
        for (Soak soak : plan.soaks()) {
            lines.add(new Line(Subject.SOAK, soak.id(), soak.item(), soak.text(), soak.id(), null, soak));
        }
        return List.copyOf(lines);
    }
}
