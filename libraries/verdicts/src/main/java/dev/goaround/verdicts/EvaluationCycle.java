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
 * One round of judging: everything that follows from one record of the log, which is a plan, a sample, the time, or a finding.
 *
 * <ol>
 *   <li><b>Sources.</b> A sample is added to its source; what no window reaches any more is thinned out. Time and plans only move the
 *       log's time on.
 *   <li><b>Rules.</b> Each trigger and check is judged over its window ({@link RuleJudge}). While a {@link SkipHint} holds, only the rules
 *       of the source that was heard are looked at.
 *   <li><b>Findings.</b> A trigger that waits for one is raised, or stands as before.
 *   <li><b>Soaks</b> count the time in which every trigger that watches could be judged and none was breached ({@link SoakJudge}).
 *   <li><b>Changes.</b> Verdicts that differ from those before are said; triggers in breach are handed to whoever orders.
 *   <li><b>Skip hint.</b> It is worked out until when time alone moves nothing.
 * </ol>
 *
 * <p>Invariants: the same records in the same order give the same states and verdicts, whatever the clock says and whether or not rules
 * were skipped (a property test holds this against the reference evaluator); a check needs a whole window, a trigger only its floor
 * (ADR 0009); a window is the difference of two running totals (ADR 0018); samples are judged again, not stored, so nothing here may
 * depend on anything but state and record (ADR 0017).
 *
 * @param before null at the first plan
 * @param compiledPlan what follows from the plan
 * @param carried the rules and soaks that go on, with their verdicts unless the plan changed
 * @param heard the sources before the record's sample
 * @param told the sources with it
 * @param fedBy the source of the sample, or null
 * @param finding that was raised, or null
 * @param skipHint what a sample finds unchanged; null: all has to be found out
 */
record EvaluationCycle(
        WatchState before,
        WatchPlanned plan,
        CompiledPlan compiledPlan,
        CarriedState carried,
        Sources heard,
        Sources told,
        String fedBy,
        FindingRaised finding,
        SkipHint skipHint) {

    static EvaluationCycle ofPlan(WatchState before, WatchPlanned plan) {
        Instant since = CarriedState.since(plan);
        Instant now = before == null || since.isAfter(before.now()) ? since : before.now();
        CarriedState carried = CarriedState.into(plan, before, now);
        Sources sources = new Sources(carried.sources(), now);
        return new EvaluationCycle(before, plan, CompiledPlan.of(plan), carried, sources, sources, null, null, null);
    }

    static EvaluationCycle ofTime(WatchState before, Instant now) {
        Sources sources = new Sources(before.sources(), now);
        return new EvaluationCycle(
                before, before.plan(), before.planned(), CarriedState.all(before), sources, sources, null, null, null);
    }

    static EvaluationCycle ofSample(WatchState before, Instant now, SampleTaken sample) {
        Instant reach = now.minus(before.planned().longestWindow());
        SourceState source = before.sources().get(sample.source());
        Map<String, SourceState> told = NamedValues.of(before.sources())
                .with(sample.source(), source.take(sample, reach).thinned(now));
        return new EvaluationCycle(
                before,
                before.plan(),
                before.planned(),
                CarriedState.all(before),
                new Sources(before.sources(), now),
                new Sources(told, now),
                sample.source(),
                null,
                before.calmAt(now));
    }

    static EvaluationCycle ofFinding(WatchState before, FindingRaised finding) {
        Sources sources = new Sources(before.sources(), before.now());
        return new EvaluationCycle(
                before,
                before.plan(),
                before.planned(),
                CarriedState.all(before),
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
        WatchState after = new WatchState(plan, told.now(), told.states(), rules, soaks, seen, compiledPlan);
        List<VerdictChanged> changes = Verdicts.changes(before, after);
        return new Judgement(
                after.with(calm(after, changes, known)),
                Judgement.Taken.TAKEN,
                changes,
                breaches(rules),
                compiledPlan.rules().size() + plan.soaks().size());
    }

    /** Whether only the source that was heard can have moved anything. */
    private boolean isCalm() {
        return skipHint != null;
    }

    /** Of a plain plan only: elsewhere more than sources moves with time. */
    private SkipHint calm(WatchState after, List<VerdictChanged> changes, boolean known) {
        if (!compiledPlan.isPlain()) {
            return null;
        }
        if (!isCalm() || !changes.isEmpty()) {
            return new SkipHint(new NextTimeEffect(after).until(), known);
        }
        Instant silent = told.states().get(fedBy).heardAt().plus(compiledPlan.silence(fedBy));
        return new SkipHint(silent.isBefore(skipHint.until()) ? silent : skipHint.until(), known);
    }

    private boolean wasKnown() {
        return isCalm() ? skipHint.known() : heard.areKnown(compiledPlan.soakFeeds());
    }

    private boolean isKnown() {
        boolean othersAre = isCalm() && skipHint.known();
        return othersAre ? told.isKnown(compiledPlan.soakFeeds(), fedBy) : told.areKnown(compiledPlan.soakFeeds());
    }

    private Map<String, RuleState> rules() {
        NamedValues<RuleState> rules = NamedValues.of(carried.rules());
        RuleJudge judge = new RuleJudge(plan, told, compiledPlan.since(), fedBy, isCalm());
        for (CompiledPlan.CompiledRule compiledRule : compiledPlan.rules()) {
            rules = rules.with(compiledRule.key(), judge.judge(compiledRule, carried.rule(compiledRule.key())));
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
            return FindingRules.raised(finding);
        }
        RuleState state = carried.rule(Rule.key(Subject.TRIGGER, trigger.id()));
        return state.verdict() == null ? FindingRules.notRaised(trigger) : state;
    }

    private Map<String, SoakState> soaks(Map<String, RuleState> rules, boolean known) {
        if (plan.soaks().isEmpty()) {
            return Map.of();
        }
        SoakJudge judge = new SoakJudge(compiledPlan, wasKnown(), known, heard, told, rules);
        NamedValues<SoakState> soaks = NamedValues.of(carried.soaks());
        for (Soak soak : plan.soaks()) {
            soaks = soaks.with(soak.id(), judge.judge(soak, carried.soak(soak, told.now())));
        }
        return soaks;
    }

    private List<Breach> breaches(Map<String, RuleState> rules) {
        List<Breach> breaches = new ArrayList<>();
        for (CompiledPlan.Line line : compiledPlan.lines()) {
            if (line.trigger() != null) {
                RuleState state = rules.get(line.key());
                boolean ofAnotherVersion = line.trigger().finding() != null && !FindingRules.orders(state);
                if (state.verdict().kind() == VerdictKind.BREACH && !ofAnotherVersion) {
                    breaches.add(new Breach(line.trigger(), state.verdict(), state.isUnanswered(), told.now()));
                }
            }
        }
        return breaches;
    }
}
