package dev.goaround.verdicts;

import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One round of judging: everything that follows from one record of the log.
 *
 * @param before null at the first plan
 * @param planned what follows from the plan
 * @param carried the rules and soaks that go on, with their verdicts unless the plan changed
 * @param heard the sources before the record's sample
 * @param told the sources with it
 * @param fedBy the source of the sample, or null
 * @param finding that was raised, or null
 * @param calm what a sample finds unchanged; null: all has to be found out
 */
record Round(
        WatchState before,
        WatchPlanned plan,
        Planned planned,
        CarriedOver carried,
        Sources heard,
        Sources told,
        String fedBy,
        FindingRaised finding,
        Calm calm) {

    static Round ofPlan(WatchState before, WatchPlanned plan) {
        Instant since = CarriedOver.since(plan);
        Instant now = before == null || since.isAfter(before.now()) ? since : before.now();
        CarriedOver carried = CarriedOver.into(plan, before, now);
        Sources sources = new Sources(carried.sources(), now);
        return new Round(before, plan, Planned.of(plan), carried, sources, sources, null, null, null);
    }

    static Round ofTime(WatchState before, Instant now) {
        Sources sources = new Sources(before.sources(), now);
        return new Round(
                before, before.plan(), before.planned(), CarriedOver.all(before), sources, sources, null, null, null);
    }

    static Round ofSample(WatchState before, Instant now, SampleTaken sample) {
        Instant reach = now.minus(before.planned().longestWindow());
        SourceState source = before.sources().get(sample.source());
        Map<String, SourceState> told = ByName.of(before.sources())
                .with(sample.source(), source.take(sample, reach).thinned(now));
        return new Round(
                before,
                before.plan(),
                before.planned(),
                CarriedOver.all(before),
                new Sources(before.sources(), now),
                new Sources(told, now),
                sample.source(),
                null,
                before.calmAt(now));
    }

    static Round ofFinding(WatchState before, FindingRaised finding) {
        Sources sources = new Sources(before.sources(), before.now());
        return new Round(
                before,
                before.plan(),
                before.planned(),
                CarriedOver.all(before),
                sources,
                sources,
                null,
                finding,
                null);
    }

    Judgement judgement() {
        Map<String, RuleState> rules = rules();
        boolean known = isKnown();
        Map<String, SoakState> soaks = soaks(rules, known);
        Map<String, List<String>> seen = before == null ? Map.of() : before.seen();
        WatchState after = new WatchState(plan, told.now(), told.states(), rules, soaks, seen, planned);
        List<VerdictChanged> changes = Verdicts.changes(before, after);
        return new Judgement(
                after.with(calm(after, changes, known)),
                Judgement.Taken.TAKEN,
                changes,
                breaches(rules),
                planned.rules().size() + plan.soaks().size());
    }

    /** Whether only the source that was heard can have moved anything. */
    private boolean isCalm() {
        return calm != null;
    }

    /** Of a plain plan only: elsewhere more than sources moves with time. */
    private Calm calm(WatchState after, List<VerdictChanged> changes, boolean known) {
        if (!planned.isPlain()) {
            return null;
        }
        if (!isCalm() || !changes.isEmpty()) {
            return new Calm(new Quiet(after).until(), known);
        }
        Instant silent = told.states().get(fedBy).heardAt().plus(planned.silence(fedBy));
        return new Calm(silent.isBefore(calm.until()) ? silent : calm.until(), known);
    }

    private boolean wasKnown() {
        return isCalm() ? calm.known() : heard.areKnown(planned.soakFeeds());
    }

    private boolean isKnown() {
        boolean othersAre = isCalm() && calm.known();
        return othersAre ? told.isKnown(planned.soakFeeds(), fedBy) : told.areKnown(planned.soakFeeds());
    }

    private Map<String, RuleState> rules() {
        ByName<RuleState> rules = ByName.of(carried.rules());
        RuleJudge judge = new RuleJudge(plan, told, planned.since(), fedBy, isCalm());
        for (Planned.Fed fed : planned.rules()) {
            rules = rules.with(fed.key(), judge.judge(fed, carried.rule(fed.key())));
        }
        for (Trigger trigger : plan.triggers()) {
            if (trigger.finding() != null) {
                String key = Rule.key(Subject.TRIGGER, trigger.id());
                rules = rules.with(key, judge.handled(Rule.of(trigger), found(trigger)));
            }
        }
        return rules;
    }

    private RuleState found(Trigger trigger) {
        if (finding != null && finding.finding().equals(trigger.finding())) {
            return Findings.raised(finding);
        }
        RuleState state = carried.rule(Rule.key(Subject.TRIGGER, trigger.id()));
        return state.verdict() == null ? Findings.notRaised(trigger) : state;
    }

    private Map<String, SoakState> soaks(Map<String, RuleState> rules, boolean known) {
        if (plan.soaks().isEmpty()) {
            return Map.of();
        }
        SoakJudge judge = new SoakJudge(planned, wasKnown(), known, heard, told, rules);
        ByName<SoakState> soaks = ByName.of(carried.soaks());
        for (Soak soak : plan.soaks()) {
            soaks = soaks.with(soak.id(), judge.judge(soak, carried.soak(soak, told.now())));
        }
        return soaks;
    }

    private List<Breach> breaches(Map<String, RuleState> rules) {
        List<Breach> breaches = new ArrayList<>();
        for (Planned.Line line : planned.lines()) {
            if (line.trigger() != null) {
                RuleState state = rules.get(line.key());
                boolean ofAnotherVersion = line.trigger().finding() != null && !Findings.orders(state);
                if (state.verdict().kind() == VerdictKind.BREACH && !ofAnotherVersion) {
                    breaches.add(new Breach(line.trigger(), state.verdict(), state.isUnanswered(), told.now()));
                }
            }
        }
        return breaches;
    }
}
