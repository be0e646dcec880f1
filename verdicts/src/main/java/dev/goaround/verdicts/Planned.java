package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What follows from a plan alone, worked out once and not at every sample. Not stored: it is made again from the plan. */
final class Planned {

    private final Instant since;
    private final Duration longestWindow;
    private final List<Fed> rules;
    private final List<Line> lines;
    private final List<Line> judgedTriggers;
    private final List<Feed> soakFeeds;
    private final List<Listened> listened;
    private final List<Silenced> silences;
    private final boolean gapsCount;
    private final boolean plain;

    /**
     * A rule, its key, and what feeds it.
     *
     * @param feed of all its signals together
     * @param each of each of its signals, of which a combined condition has several
     * @param baseline what feeds the version that it is compared with; null where it is not, empty where no target runs it
     * @param pace of a statistical comparison, else null; also where a side has no probe
     */
    record Fed(Rule rule, String key, Feed feed, List<Feed> each, Feed baseline, Pace pace) {

        static Fed of(WatchPlanned plan, Rule rule) {
            Condition condition = rule.condition();
            Feed feed = Feed.of(plan, condition);
            Feed baseline = condition.baseline() == null ? null : Feed.ofBaseline(plan, condition);
            Pace pace = condition.statistical() == null || baseline == null ? null : Pace.of(condition, feed, baseline);
            return new Fed(rule, rule.key(), feed, Feed.each(plan, condition), baseline, pace);
        }

        boolean isStatistical() {
            return rule.condition().statistical() != null && baseline != null;
        }

        /** How far back its samples have to be kept; null: the usual. */
        Duration reach() {
            return pace == null ? rule.condition().over() : pace.reach();
        }

        boolean isCombined() {
            return rule.condition().combined() != null;
        }

        /** Whether nothing is known now of at least one signal. */
        boolean isInGap(Sources sources) {
            for (Feed one : each) {
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
     */
    record Line(Subject subject, String id, String item, String text, String key, Trigger trigger) {}

    /** A source, and for how long it may say nothing. */
    record Listened(String source, Duration every, Duration silence) {
        static Listened of(Probe probe) {
            return new Listened(probe.source(), probe.every(), Sources.silenceAfter(probe));
        }
    }

    /** A trigger whose question to a person ends after that time. */
    record Silenced(String key, Duration after) {}

    private Planned(WatchPlanned plan) {
        since = plan.since() == null ? plan.anchor() : plan.since();
        rules = Rule.of(plan).stream().map(rule -> Fed.of(plan, rule)).toList();
        longestWindow = rules.stream()
                .map(Fed::reach)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .filter(longest -> longest.compareTo(Window.DEFAULT_OVER) > 0)
                .orElse(Window.DEFAULT_OVER);
        lines = lines(plan);
        judgedTriggers = lines.stream()
                .filter(line -> line.trigger() != null && line.trigger().condition() != null)
                .filter(line -> !Feed.of(plan, line.trigger().condition()).isEmpty())
                .toList();
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
                && rules.stream().noneMatch(Fed::isCombined)
                && plan.targets().stream().noneMatch(target -> target.is(TargetRole.CONTROL));
    }

    static Planned of(WatchPlanned plan) {
        return new Planned(plan);
    }

    /** Windows never reach back over it. */
    Instant since() {
        return since;
    }

    Duration longestWindow() {
        return longestWindow;
    }

    /** Those with a condition, triggers first. */
    List<Fed> rules() {
        return rules;
    }

    /** In the plan's order: triggers, checks, soaks. */
    List<Line> lines() {
        return lines;
    }

    /** Triggers whose signal some probe gives; the others would keep every soak from counting. */
    List<Line> judgedTriggers() {
        return judgedTriggers;
    }

    /** Whose time counts for soaks; empty if nothing watches the deployment. */
    List<Feed> soakFeeds() {
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
        for (Listened one : listened) {
            if (one.source().equals(source)) {
                return one.silence();
            }
        }
        throw new IllegalArgumentException("no source " + source);
    }

    private List<Feed> soakFeeds(WatchPlanned plan) {
        List<Feed> fed = judgedTriggers.stream()
                .flatMap(line -> Feed.each(plan, line.trigger().condition()).stream())
                .filter(feed -> !feed.isEmpty())
                .toList();
        return fed.isEmpty()
                ? Stream.of(Feed.of(plan, "health"), Feed.of(plan, "request_rate"))
                        .filter(feed -> !feed.isEmpty())
                        .toList()
                : fed;
    }

    private static List<Line> lines(WatchPlanned plan) {
        List<Line> lines = new ArrayList<>();
        for (Trigger trigger : plan.triggers()) {
            String key = Rule.key(Subject.TRIGGER, trigger.id());
            lines.add(new Line(Subject.TRIGGER, trigger.id(), null, trigger.text(), key, trigger));
        }
        for (Check check : plan.checks()) {
            String key = Rule.key(Subject.CHECK, check.id());
            lines.add(new Line(Subject.CHECK, check.id(), check.item(), check.text(), key, null));
        }
        for (Soak soak : plan.soaks()) {
            lines.add(new Line(Subject.SOAK, soak.id(), soak.item(), soak.text(), soak.id(), null));
        }
        return List.copyOf(lines);
    }
}
