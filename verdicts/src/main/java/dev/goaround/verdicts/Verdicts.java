package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The verdicts of a state, and which of them differ from an earlier state's. */
final class Verdicts {

    private Verdicts() {}

    static List<VerdictChanged> of(WatchState state) {
        List<VerdictChanged> verdicts = new ArrayList<>();
        WatchPlanned plan = state.plan();
        for (Trigger trigger : plan.triggers()) {
            Verdict verdict = ruled(state, Subject.TRIGGER, trigger.id());
            verdicts.add(verdict(state, Subject.TRIGGER, trigger.id(), null, trigger.text(), verdict));
        }
        for (Check check : plan.checks()) {
            Verdict verdict = ruled(state, Subject.CHECK, check.id());
            verdicts.add(verdict(state, Subject.CHECK, check.id(), check.item(), check.text(), verdict));
        }
        for (Soak soak : plan.soaks()) {
            Verdict verdict = state.soaks().get(soak.id()).verdict();
            verdicts.add(verdict(state, Subject.SOAK, soak.id(), soak.item(), soak.text(), verdict));
        }
        return verdicts;
    }

    /** @param before null, or under another revision of the plan: all verdicts are new */
    static List<VerdictChanged> changes(WatchState before, WatchState after) {
        List<VerdictChanged> now = of(after);
        if (before == null || before.plan().revision() != after.plan().revision()) {
            return now;
        }
        List<VerdictChanged> then = of(before);
        List<VerdictChanged> changed = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (differ(then.get(i).verdict(), now.get(i).verdict())
                    || (isUnanswered(after, now.get(i)) && !isUnanswered(before, now.get(i)))) {
                changed.add(now.get(i));
            }
        }
        return changed;
    }

    /** Figures move with every sample; only the kind and the beginning of a pending time are news. */
    private static boolean differ(Verdict then, Verdict now) {
        return then.kind() != now.kind() || !Objects.equals(then.pendingSince(), now.pendingSince());
    }

    private static boolean isUnanswered(WatchState state, VerdictChanged said) {
        RuleState rule = state.rules().get(Rule.key(said.subject(), said.rule()));
        return rule != null && rule.isUnanswered();
    }

    private static Verdict ruled(WatchState state, Subject subject, String id) {
        return state.rules().get(Rule.key(subject, id)).verdict();
    }

    private static VerdictChanged verdict(
            WatchState state, Subject subject, String rule, String item, String text, Verdict verdict) {
        WatchPlanned plan = state.plan();
        return new VerdictChanged(
                plan.deployment(), plan.revision(), plan.purpose(), subject, rule, item, text, verdict, state.now());
    }
}
