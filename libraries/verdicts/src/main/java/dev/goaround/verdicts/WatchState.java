package dev.goaround.verdicts;

import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.sample.SampleEvent;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One watched deployment: its plan, what its sources said as far back as a window reaches, and where every trigger, check
 * and soak stands. Immutable; the same records in the same order give the same states and verdicts. Its JSON form
 * ({@code EventJson.mapper()}) without {@code planned} and {@code calm}, which follow from the rest, is what a store
 * keeps. How a record moves it is in {@link EvaluationCycle}.
 *
 * @param now the log's time: the latest instant that a plan, sample or tick named
 * @param seen the versions that each target has answered with, in the order in which they came
 * @param planned what follows from the plan; null: to be worked out
 * @param calm what need not be found out again at the next sample; null: all of it has to be
 */
public record WatchState(
        WatchPlanned plan,
        Instant now,
        Map<String, SourceState> sources,
        Map<String, RuleState> rules,
        Map<String, SoakState> soaks,
        Map<String, List<String>> seen,
        CompiledPlan planned,
        SkipHint calm) {

    /** A target that names another version at each answer names no version. */
    private static final int MOST_VERSIONS = 32;

    private static final int LONGEST_VERSION = 200;

    public WatchState {
        sources = NamedValues.of(sources);
        rules = NamedValues.of(rules);
        soaks = NamedValues.of(soaks);
        seen = NamedValues.of(seen == null ? Map.of() : seen);
        planned = planned == null ? CompiledPlan.of(plan) : planned;
    }

    WatchState(
            WatchPlanned plan,
            Instant now,
            Map<String, SourceState> sources,
            Map<String, RuleState> rules,
            Map<String, SoakState> soaks,
            Map<String, List<String>> seen,
            CompiledPlan planned) {
        this(plan, now, sources, rules, soaks, seen, planned, null);
    }

    /** Begins a watch; every rule gets its first verdict. */
    public static Judgement begin(WatchPlanned plan) {
        return EvaluationCycle.ofPlan(null, plan).judgement();
    }

    /** A later revision of the plan; the same or an earlier one changes nothing. */
    public Judgement apply(WatchPlanned revised) {
        return revised.revision() <= plan.revision()
                ? Judgement.unmoved(this, Judgement.Taken.STALE)
                : EvaluationCycle.ofPlan(this, revised).judgement();
    }

    /** A sample or tick of which it is not known when the log took it: its date is believed. */
    public Judgement accept(SampleEvent event) {
        return accept(event, null);
    }

    /** @param written when the log took it, by the log's own clock; null: not known */
    public Judgement accept(SampleEvent event, Instant written) {
        if (event instanceof TimePassed tick) {
            return SamplesAhead.isAhead(tick.at(), written)
                    ? Judgement.unmoved(this, Judgement.Taken.AHEAD)
                    : EvaluationCycle.ofTime(this, later(tick.at())).judgement();
        }
        SampleTaken sample = (SampleTaken) event;
        SourceState source = sources.get(sample.source());
        if (source == null) {
            return Judgement.unmoved(this, Judgement.Taken.NOT_PLANNED);
        }
        if (source.isLate(sample)) {
            return Judgement.unmoved(with(sample.source(), source.drop()), Judgement.Taken.LATE);
        }
        Optional<String> ahead = SamplesAhead.of(sample, source, plan.anchor(), written);
        if (ahead.isPresent()) {
            return Judgement.unmoved(with(sample.source(), source.without(ahead.get())), Judgement.Taken.AHEAD);
        }
        Instant told = later(sample.at());
        SampleTaken believed = ObserverHealth.believed(plan, new Sources(sources, told), sample);
        Judgement judgement = EvaluationCycle.ofSample(this, told, believed).judgement();
        return isSeenFirst(sample) ? judgement.seeing(judgement.state().seeing(sample), seen(sample)) : judgement;
    }

    /** Nothing follows from what was dropped. */
    private WatchState with(String source, SourceState state) {
        return new WatchState(
                plan, now, NamedValues.of(sources).with(source, state), rules, soaks, seen, planned, calm);
    }

    private boolean isSeenFirst(SampleTaken sample) {
        String version = sample.version();
        if (version == null || sample.outcome() == SampleOutcome.UNKNOWN) {
            return false;
        }
        List<String> known = seen.get(planned.target(sample.source()));
        return known == null
                ? isVersion(version)
                : !known.contains(version) && known.size() < MOST_VERSIONS && isVersion(version);
    }

    private static boolean isVersion(String text) {
        return !text.isBlank() && text.length() <= LONGEST_VERSION;
    }

    private WatchState seeing(SampleTaken sample) {
        String target = planned.target(sample.source());
        List<String> versions = new ArrayList<>(seen.getOrDefault(target, List.of()));
        versions.add(sample.version());
        Map<String, List<String>> more = NamedValues.of(seen).with(target, List.copyOf(versions));
        return new WatchState(plan, now, sources, rules, soaks, more, planned, calm);
    }

    private VersionSeen seen(SampleTaken sample) {
        String target = planned.target(sample.source());
        TargetRole role = plan.targets().stream()
                .filter(one -> one.name().equals(target) && one.role() != null)
                .findFirst()
                .map(Target::role)
                .orElse(TargetRole.CANDIDATE);
        return new VersionSeen(plan.deployment(), plan.revision(), target, role, sample.version(), sample.at());
    }

    /** A person who was asked about that trigger decided that the version stays; silence does nothing from then on. */
    public WatchState stays(String trigger) {
        String key = Rule.key(VerdictChanged.Subject.TRIGGER, trigger);
        RuleState state = rules.get(key);
        if (state == null || state.asked() == null) {
            return this;
        }
        Map<String, RuleState> answered =
                NamedValues.of(rules).with(key, state.asked(state.asked().answer(), state.verdict()));
        return new WatchState(plan, now, sources, answered, soaks, seen, planned);
    }

    /** Triggers on that finding are in breach from now on; with none in the plan nothing follows. */
    public Judgement raise(FindingRaised finding) {
        return EvaluationCycle.ofFinding(this, finding).judgement();
    }

    /** Whether a tick at that instant would change a verdict: only then time has to be written into the log. */
    public boolean isMovedByTime(Instant at) {
        return at.isAfter(now)
                && !at.isAfter(plan.expiresAt())
                && !isQuietAt(at)
                && !accept(new TimePassed(plan.deployment().id(), at)).changes().isEmpty();
    }

    /** What holds at a later instant, before what that brings is taken; null: all has to be found out again. */
    SkipHint calmAt(Instant at) {
        if (calm == null || at.isBefore(calm.until())) {
            return calm;
        }
        Instant until = new NextTimeEffect(this).until();
        return at.isBefore(until) ? new SkipHint(until, calm.known()) : null;
    }

    private boolean isQuietAt(Instant at) {
        return calm == null ? at.isBefore(new NextTimeEffect(this).until()) : calmAt(at) != null;
    }

    WatchState with(SkipHint found) {
        return new WatchState(plan, now, sources, rules, soaks, seen, planned, found);
    }

    /** Every rule's present verdict, in the plan's order: triggers, checks, soaks. */
    public List<VerdictChanged> verdicts() {
        return Verdicts.of(this);
    }

    /** Where every rule stands, in the same order; made when asked for, since only those who draw it need it. */
    public List<RuleStanding> standings() {
        return new RuleStandings(this).all();
    }

    /** Duplicates and stragglers dropped so far. */
    public long dropped() {
        return sources.values().stream().mapToLong(SourceState::dropped).sum();
    }

    /** What follows from the rest is not compared. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WatchState that
                && plan.equals(that.plan)
                && now.equals(that.now)
                && sources.equals(that.sources)
                && rules.equals(that.rules)
                && soaks.equals(that.soaks)
                && seen.equals(that.seen);
    }

    @Override
    public int hashCode() {
        return Objects.hash(plan, now, sources, rules, soaks, seen);
    }

    private Instant later(Instant at) {
        return at.isAfter(now) ? at : now;
    }
}
