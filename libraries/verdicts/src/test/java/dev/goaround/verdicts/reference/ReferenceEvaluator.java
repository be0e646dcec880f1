package dev.goaround.verdicts.reference;

import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.verdicts.reference.Outcome.Breached;
import dev.goaround.verdicts.reference.Outcome.Stated;
import dev.goaround.verdicts.reference.SoakEvaluation.GoodTime;
import dev.goaround.verdicts.reference.Sources.Source;
import dev.goaround.verdicts.reference.Standing.Question;
import dev.goaround.verdicts.reference.Standing.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The specification of triggers, checks and soaks: what the log of a deployment means, without any shortcut. The engine that
 * rollback-service runs is {@link dev.goaround.verdicts.WatchState}; it keeps running totals (ADR 0018), forgets what no window
 * reaches and skips what cannot have moved. This one keeps every sample, adds each window up anew, and looks at every rule at every
 * record. {@link ReferencePropertyTest} holds both against each other. No code is shared but the expression language and the
 * statistics, which have tests of their own.
 *
 * <p>At each record of the log, in the log's order:
 *
 * <ol>
 *   <li><b>Take it or drop it.</b> A sample counts once, in the order of its source's numbers (ADR 0005): what is numbered no higher
 *       than the last one is late. What is dated or numbered ahead of its time, what no probe of the plan asked for, and a plan of no
 *       higher revision is dropped. Time is the latest instant that a plan, sample or tick named. While a control target fails,
 *       failures are unknown, for good ({@link #taken}, {@link #take(SampleTaken)}).
 *   <li><b>A plan</b> replaces the one before. Rules with the same id and condition keep where they stand, unless another version is
 *       expected or the new version arrives (ADR 0019); soaks with the same length and beginning keep their time ({@link #adopt}).
 *   <li><b>Each trigger and check</b> is evaluated at each new sample of its signal or its baseline, and once under a new plan. Other
 *       records, and time, can only open a gap ({@link RuleEvaluation#evaluate}). The signal over its window is
 *       {@link SignalOverWindow}; who gives it, and who is silent, is {@link Sources}. Below its floor, or before there is
 *       anything, it is insufficient. A figure that does not tell of all sources may show what is bad, never what is good
 *       ({@link RuleEvaluation#conclude}).
 *   <li><b>Against a baseline</b>: who runs the stable version over the same window, else what the same sources said before the
 *       deployment ({@link VersionBefore}); or many values of both sides, statistically ({@link SideBySide}).
 *   <li><b>For how long, how often.</b> A condition that holds is pending, healthy to look at, until {@code for} is over and N in a
 *       row, or M of N, are reached; then a trigger is in breach and a check is healthy. Only a sample reaches anything
 *       ({@link RuleEvaluation#holds}).
 *   <li><b>A gap</b> is where every source is silent or could not say. <em>hold</em> keeps what is pending, <em>reset</em> drops it,
 *       <em>breach</em> counts the gap's time and ticks as bad, which time alone may complete ({@link RuleEvaluation#unknown}).
 *   <li><b>A check</b> needs a whole window, seen without a gap since the deployment's instant (ADR 0009,
 *       {@link RuleEvaluation#check}).
 *   <li><b>A soak</b> adds up time in which every source of every watching trigger was known and every such trigger judged; a breach
 *       starts it again, no earlier than its phase ({@link SoakEvaluation#soaked}).
 *   <li><b>Said</b> is what is news ({@link #news}); a breach is what orders, asks or is only shown ({@link #breaches}).
 * </ol>
 *
 * <p>Left to the engine, and tested there: samples of a source beyond a thousand, which it keeps added up to one per cent; and all
 * sentences.
 */
final class ReferenceEvaluator implements Evaluator {

    private static final int MOST_VERSIONS = 32;
    private static final int LONGEST_VERSION = 200;

    private WatchPlanned plan;
    private Instant now;
    private Map<String, Source> answers = new HashMap<>();
    private Map<String, Standing> standings = new HashMap<>();
    private Map<String, GoodTime> soaks = new HashMap<>();
    private Map<String, List<String>> versions = new HashMap<>();

    // One record.

    @Override
    public Outcome take(LogRecord record) {
        ReferenceEvaluator before = copy();
        String seen = null;
        String taken = taken(record);
        if (!taken.equals("TAKEN")) {
            return outcome(before, taken, null);
        }
        if (record instanceof LogRecord.Planned planned) {
            adopt(planned.plan());
            evaluate(before, null, null);
        } else if (record instanceof LogRecord.Sampled sampled) {
            take(sampled.sample());
            evaluate(before, sampled.sample().source(), null);
            seen = seen(sampled.sample());
        } else if (record instanceof LogRecord.Ticked ticked) {
            now = later(now, ticked.tick().at());
            evaluate(before, null, null);
        } else if (record instanceof LogRecord.Found found) {
            evaluate(before, null, found.finding());
        } else {
            if (record instanceof LogRecord.Stays stays) {
                stays(stays.trigger());
            }
            return new Outcome(taken, verdicts(), List.of(), List.of(), null);
        }
        return outcome(before, taken, seen);
    }

    private String taken(LogRecord record) {
        if (record instanceof LogRecord.Planned planned) {
            return plan != null && planned.plan().revision() <= plan.revision() ? "STALE" : "TAKEN";
        }
        if (record instanceof LogRecord.Ticked ticked) {
            return isDatedAhead(ticked.tick().at(), ticked.written()) ? "AHEAD" : "TAKEN";
        }
        if (!(record instanceof LogRecord.Sampled sampled)) {
            return "TAKEN";
        }
        SampleTaken sample = sampled.sample();
        Source source = answers.get(sample.source());
        if (source == null) {
            return "NOT_PLANNED";
        }
        if (sample.sequence() <= source.sequence()) {
            return "LATE";
        }
        return isDatedAhead(sample.at(), sampled.written()) || isNumberedAhead(sample, source) ? "AHEAD" : "TAKEN";
    }

    /** Half a minute ahead of the log's own clock: were it taken, all that comes would look late until then. */
    private static boolean isDatedAhead(Instant at, Instant written) {
        return written != null && at.isAfter(written.plusSeconds(30));
    }

    /** More ticks than have passed by its date, since the anchor and since the source's last answer, and 3 and those of 30 s. */
    private boolean isNumberedAhead(SampleTaken sample, Source source) {
        long granted = 3 + Duration.ofSeconds(30).dividedBy(source.every());
        long number = sample.sequence() - granted;
        return sample.sequence() > source.sequence() + 3
                && number > ticks(plan.anchor(), sample.at(), source.every())
                && (!source.isHeard()
                        || number - source.sequence() > ticks(source.last().at(), sample.at(), source.every()));
    }

    private static long ticks(Instant from, Instant to, Duration every) {
        return to.isAfter(from) ? Duration.between(from, to).dividedBy(every) : 0;
    }

    private void take(SampleTaken sample) {
        now = later(now, sample.at());
        Sources sources = sources();
        Probe probe = plan.probes().stream()
                .filter(one -> one.source().equals(sample.source()))
                .findFirst()
                .orElseThrow();
        boolean doubtful = sample.outcome() == SampleOutcome.FAILED && !sources.asksControl(probe);
        SampleTaken believed = doubtful && sources.isObserverSick() ? unknown(sample) : sample;
        answers.put(sample.source(), answers.get(sample.source()).with(believed, now.minus(longestWindow(sources))));
    }

    private static SampleTaken unknown(SampleTaken sample) {
        return new SampleTaken(
                sample.deployment(),
                sample.source(),
                sample.kind(),
                sample.sequence(),
                sample.watchRevision(),
                sample.at(),
                sample.took(),
                sample.version(),
                SampleOutcome.UNKNOWN,
                "the observer is sick",
                null,
                null,
                List.of());
    }

    /** How far back a source remembers: a rule that comes with a longer window begins with what there is. */
    private Duration longestWindow(Sources sources) {
        return rules(plan).stream()
                .map(rule -> SideBySide.isOf(rule.condition()) && SideBySide.isWatched(sources, rule)
                        ? new SideBySide(sources, rule).reach()
                        : rule.condition().over())
                .filter(Objects::nonNull)
                .filter(longest -> longest.compareTo(SignalOverWindow.DEFAULT_OVER) > 0)
                .max(Comparator.naturalOrder())
                .orElse(SignalOverWindow.DEFAULT_OVER);
    }

    /** A version that its target had not answered with before. */
    private String seen(SampleTaken sample) {
        String version = sample.version();
        String target = plan.probes().stream()
                .filter(probe -> probe.source().equals(sample.source()))
                .findFirst()
                .map(Probe::target)
                .orElseThrow();
        List<String> known = versions.getOrDefault(target, List.of());
        boolean named = version != null && !version.isBlank() && version.length() <= LONGEST_VERSION;
        if (!named
                || sample.outcome() == SampleOutcome.UNKNOWN
                || known.contains(version)
                || known.size() >= MOST_VERSIONS) {
            return null;
        }
        versions.put(target, Stream.concat(known.stream(), Stream.of(version)).toList());
        return target + " " + version;
    }

    private void stays(String trigger) {
        Standing standing = standings.get(Rule.key(true, trigger));
        if (standing != null && standing.question != null) {
            Question asked = standing.question;
            standing.question = new Question(asked.since(), true, asked.unanswered());
        }
    }

    // A plan.

    private void adopt(WatchPlanned next) {
        WatchPlanned old = plan;
        plan = next;
        now = now == null ? Sources.since(next) : later(now, Sources.since(next));
        Map<String, Source> known = answers;
        answers = new HashMap<>();
        for (Probe probe : next.probes()) {
            answers.put(probe.source(), listening(probe, known.get(probe.source())));
        }
        Map<String, Standing> stood = standings;
        standings = new HashMap<>();
        for (Rule rule : rules(next)) {
            boolean same = old != null
                    && rules(old).stream()
                            .anyMatch(one -> one.key().equals(rule.key())
                                    && one.condition().equals(rule.condition()));
            Standing standing = same ? stood.get(rule.key()).copy() : new Standing();
            standing = same && isOfOtherVersion(old, next) ? standing.ofOtherVersion() : standing;
            standing.verdict = null;
            standings.put(rule.key(), standing);
        }
        for (Trigger trigger : next.triggers()) {
            if (trigger.finding() != null) {
                standings.put(Rule.key(true, trigger.id()), finding(trigger, old, stood));
            }
        }
        soaks.keySet()
                .removeIf(id -> soaks(next, id).isEmpty()
                        || !soaks(old, id)
                                .get(0)
                                .duration()
                                .equals(soaks(next, id).get(0).duration())
                        || !Objects.equals(
                                soaks(old, id).get(0).since(),
                                soaks(next, id).get(0).since()));
    }

    /** Numbers count ticks of the interval: where it changes they are counted anew from the last answer. */
    private Source listening(Probe probe, Source known) {
        if (known == null) {
            return new Source(now, probe.every(), -1, Instant.MIN, List.of());
        }
        long sequence = known.every().equals(probe.every())
                ? known.sequence()
                : known.isHeard()
                        ? Duration.between(plan.anchor(), known.last().at()).dividedBy(probe.every())
                        : -1;
        return new Source(known.listenedSince(), probe.every(), sequence, known.forgottenTo(), known.answers());
    }

    private static boolean isOfOtherVersion(WatchPlanned old, WatchPlanned next) {
        return old.purpose() != next.purpose()
                || !Objects.equals(old.expectedVersion(), next.expectedVersion())
                || arrives(old, next);
    }

    /** What is deployed is there from the new plan's beginning on, and was not before. */
    private static boolean arrives(WatchPlanned old, WatchPlanned next) {
        return !old.armed() && next.armed() && Sources.since(next).isAfter(Sources.since(old));
    }

    /** A finding stays raised whatever the plan says next; one from before the new version was there orders nothing after. */
    private Standing finding(Trigger trigger, WatchPlanned old, Map<String, Standing> stood) {
        boolean same = old != null
                && old.triggers().stream()
                        .anyMatch(one -> one.id().equals(trigger.id())
                                && trigger.finding().equals(one.finding()));
        Standing standing = same ? stood.get(Rule.key(true, trigger.id())).copy() : new Standing();
        if (!same) {
            standing.say(VerdictKind.HEALTHY, null, null);
        } else if (arrives(old, plan)) {
            standing.reached = false;
        }
        return standing;
    }

    // All rules, then all soaks.

    private void evaluate(ReferenceEvaluator before, String fedBy, FindingRaised finding) {
        for (Rule rule : rules(plan)) {
            new RuleEvaluation(sources(), rule, standings.get(rule.key()), fedBy).evaluate();
        }
        for (Trigger trigger : plan.triggers()) {
            Standing standing = standings.get(Rule.key(true, trigger.id()));
            if (finding != null && finding.finding().equals(trigger.finding())) {
                standing.say(VerdictKind.BREACH, null, null);
                standing.reached = true;
                standing.question = null;
            }
            ask(trigger, standing);
        }
        // A plan takes the sources as it finds them: its own.
        Map<String, Source> until = fedBy == null ? answers : before.answers;
        SoakEvaluation evaluation = new SoakEvaluation(sources(), new Sources(plan, until, now), standings);
        for (Soak soak : plan.soaks()) {
            GoodTime known = soaks.get(soak.id());
            soaks.put(soak.id(), evaluation.soaked(soak, known == null ? GoodTime.begin(soak, now) : known));
        }
    }

    /** A breach in ask mode asks a person; what is unknown neither asks nor answers; silence lasts as long as the trigger says. */
    private void ask(Trigger trigger, Standing standing) {
        if (trigger.mode() != TriggerMode.ASK || !plan.armed() || plan.purpose() != WatchPurpose.DEPLOYMENT) {
            standing.question = null;
        } else if (standing.verdict == VerdictKind.BREACH) {
            Question asked = standing.question == null ? new Question(now, false, false) : standing.question;
            boolean over = trigger.silence() != null
                    && !asked.answered()
                    && !now.isBefore(asked.since().plus(trigger.silence().after()));
            standing.question = over ? new Question(asked.since(), false, true) : asked;
        } else if (standing.verdict != VerdictKind.UNKNOWN) {
            standing.question = null;
        }
    }

    // What is said.

    private List<Stated> verdicts() {
        List<Stated> verdicts = new ArrayList<>();
        plan.triggers().forEach(trigger -> verdicts.add(stated(Subject.TRIGGER, trigger.id())));
        plan.checks().forEach(check -> verdicts.add(stated(Subject.CHECK, check.id())));
        for (Soak soak : plan.soaks()) {
            GoodTime soaked = soaks.get(soak.id());
            verdicts.add(new Stated(Subject.SOAK, soak.id(), soaked.verdict(), soaked.pendingSince(), null));
        }
        return verdicts;
    }

    private Stated stated(Subject subject, String id) {
        Standing standing = standings.get(Rule.key(subject == Subject.TRIGGER, id));
        return new Stated(subject, id, standing.verdict, standing.pendingSince, standing.figures);
    }

    private Outcome outcome(ReferenceEvaluator before, String taken, String seen) {
        boolean moved = taken.equals("TAKEN");
        return new Outcome(taken, verdicts(), moved ? news(before) : List.of(), moved ? breaches() : List.of(), seen);
    }

    /**
     * A verdict is news when its kind or pending time is another one, when it is unknown for another cause, when a question went
     * unanswered, or when the rule is new or another one. All are, where a plan makes another matter of them.
     */
    private List<String> news(ReferenceEvaluator before) {
        Map<String, Stated> then = new HashMap<>();
        if (before.plan != null && !isAnotherMatter(before.plan, plan)) {
            before.verdicts().forEach(said -> then.put(said.subject() + " " + said.id(), said));
        }
        List<String> news = new ArrayList<>();
        for (Stated now : verdicts()) {
            String key = now.subject() + " " + now.id();
            Stated old = then.get(key);
            boolean sameRule = old != null && rule(before.plan, now).equals(rule(plan, now));
            boolean unanswered = now.subject() != Subject.SOAK && isUnanswered(key) && !before.isUnanswered(key);
            if (!sameRule || differ(old, now) || unanswered) {
                news.add(key);
            }
        }
        return news;
    }

    private static boolean isAnotherMatter(WatchPlanned then, WatchPlanned next) {
        return then.revision() != next.revision()
                && (next.purpose() == WatchPurpose.VERIFICATION
                        || then.purpose() != next.purpose()
                        || then.armed() != next.armed()
                        || !Sources.since(then).equals(Sources.since(next))
                        || !Objects.equals(then.expectedVersion(), next.expectedVersion()));
    }

    private static boolean differ(Stated then, Stated now) {
        return then.kind() != now.kind()
                || !Objects.equals(then.pendingSince(), now.pendingSince())
                || (now.kind() == VerdictKind.UNKNOWN && !cause(then).equals(cause(now)));
    }

    private static String cause(Stated stated) {
        return stated.figures() == null
                ? "no probe gives the signal"
                : stated.figures().requests() == null ? "a gap" : "off the histogram's scale";
    }

    private static Record rule(WatchPlanned plan, Stated stated) {
        return switch (stated.subject()) {
            case TRIGGER ->
                plan.triggers().stream()
                        .filter(one -> one.id().equals(stated.id()))
                        .findFirst()
                        .orElseThrow();
            case CHECK ->
                plan.checks().stream()
                        .filter(one -> one.id().equals(stated.id()))
                        .findFirst()
                        .orElseThrow();
            case SOAK -> soaks(plan, stated.id()).get(0);
        };
    }

    private boolean isUnanswered(String key) {
        Standing standing = standings.get(key);
        return standing != null && standing.question != null && standing.question.unanswered();
    }

    /** A finding of another version breaches for people to see, and orders nothing. */
    private List<Breached> breaches() {
        return plan.triggers().stream()
                .filter(trigger -> verdict(trigger) == VerdictKind.BREACH)
                .filter(trigger -> trigger.finding() == null || standings.get(Rule.key(true, trigger.id())).reached)
                .map(trigger -> {
                    boolean unanswered = isUnanswered(Rule.key(true, trigger.id()));
                    boolean afterSilence = unanswered
                            && trigger.silence() != null
                            && trigger.silence().rollBack();
                    boolean orders = trigger.mode() == TriggerMode.AUTOMATIC
                            || (trigger.mode() == TriggerMode.ASK && afterSilence);
                    return new Breached(trigger.id(), unanswered, orders);
                })
                .toList();
    }

    @Override
    public boolean isMovedByTime(Instant at) {
        if (!at.isAfter(now) || at.isAfter(plan.expiresAt())) {
            return false;
        }
        ReferenceEvaluator then = copy();
        then.now = at;
        then.evaluate(this, null, null);
        return !then.news(this).isEmpty();
    }

    private VerdictKind verdict(Trigger trigger) {
        return standings.get(Rule.key(true, trigger.id())).verdict;
    }

    private Sources sources() {
        return new Sources(plan, answers, now);
    }

    static Rule rule(Trigger trigger) {
        return new Rule(true, trigger.id(), trigger.condition(), trigger.floor(), trigger.gap());
    }

    private static Rule rule(Check check) {
        return new Rule(false, check.id(), check.condition(), check.floor(), GapPolicy.RESET);
    }

    private static List<Rule> rules(WatchPlanned plan) {
        return Stream.concat(
                        plan.triggers().stream()
                                .filter(trigger -> trigger.condition() != null)
                                .map(ReferenceEvaluator::rule),
                        plan.checks().stream().map(ReferenceEvaluator::rule))
                .toList();
    }

    private static List<Soak> soaks(WatchPlanned plan, String id) {
        return plan.soaks().stream().filter(soak -> soak.id().equals(id)).toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private ReferenceEvaluator copy() {
        ReferenceEvaluator copy = new ReferenceEvaluator();
        copy.plan = plan;
        copy.now = now;
        copy.answers = new HashMap<>(answers);
        standings.forEach((key, standing) -> copy.standings.put(key, standing.copy()));
        copy.soaks = new HashMap<>(soaks);
        copy.versions = new HashMap<>(versions);
        return copy;
    }
}
