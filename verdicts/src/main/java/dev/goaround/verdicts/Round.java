package dev.goaround.verdicts;

import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.sample.SampleTaken;
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
 */
record Round(
        WatchState before,
        WatchPlanned plan,
        Planned planned,
        CarriedOver carried,
        Sources heard,
        Sources told,
        String fedBy,
        FindingRaised finding) {

    static Round ofPlan(WatchState before, WatchPlanned plan) {
        Instant since = CarriedOver.since(plan);
        Instant now = before == null || since.isAfter(before.now()) ? since : before.now();
        CarriedOver carried = CarriedOver.into(plan, before, now);
        Sources sources = new Sources(carried.sources(), now);
        return new Round(before, plan, Planned.of(plan), carried, sources, sources, null, null);
    }

    static Round ofTime(WatchState before, Instant now) {
        Sources sources = new Sources(before.sources(), now);
        return new Round(
                before, before.plan(), before.planned(), CarriedOver.all(before), sources, sources, null, null);
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
                null);
    }

    static Round ofFinding(WatchState before, FindingRaised finding) {
        Sources sources = new Sources(before.sources(), before.now());
        return new Round(
                before, before.plan(), before.planned(), CarriedOver.all(before), sources, sources, null, finding);
    }

    Judgement judgement() {
        Map<String, RuleState> rules = rules();
        WatchState after = new WatchState(plan, told.now(), told.states(), rules, soaks(rules), planned);
        return new Judgement(
                after,
                Judgement.Taken.TAKEN,
                Verdicts.changes(before, after),
                breaches(rules),
                planned.rules().size() + plan.soaks().size());
    }

    private Map<String, RuleState> rules() {
        ByName<RuleState> rules = ByName.of(carried.rules());
        RuleJudge judge = new RuleJudge(plan, told, planned.since(), fedBy);
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

    private Map<String, SoakState> soaks(Map<String, RuleState> rules) {
        SoakJudge judge = new SoakJudge(planned, heard, told, carried.rules(), rules);
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
                if (state.verdict().kind() == VerdictKind.BREACH) {
                    breaches.add(new Breach(line.trigger(), state.verdict(), state.isUnanswered(), told.now()));
                }
            }
        }
        return breaches;
    }
}
