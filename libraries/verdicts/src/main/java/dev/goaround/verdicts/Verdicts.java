package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The verdicts of a state, and which of them differ from an earlier state's. */
final class Verdicts {

    private Verdicts() {}

    static List<VerdictChanged> of(WatchState state) {
        return state.planned().lines().stream()
                .map(line -> changed(state, line, verdict(state, line)))
                .toList();
    }

    /**
     * What is news. A verdict is said when its kind or the beginning of its pending time is another one, when it is unknown for
     * another cause, or when its rule is new or says something else than before. That the plan's revision rose is none, unless
     * the plan made of the same verdict another matter: windows begin elsewhere, another version is expected, or a breach
     * orders now (or no longer). Then all are said: verdicts of older plans rest on older samples. Under a plan that verifies
     * a rollback all are said at each revision, since whoever waits for its proof counts them by revision.
     *
     * <p>Most of what stands after a sample is the very object that stood before.
     *
     * @param before null: all verdicts are new
     */
    @SuppressWarnings("ReferenceEquality")
    static List<VerdictChanged> changes(WatchState before, WatchState after) {
        if (before == null || isAnotherMatter(before.plan(), after.plan())) {
            return of(after);
        }
        boolean samePlan = before.plan() == after.plan();
        List<VerdictChanged> changed = new ArrayList<>();
        for (CompiledPlan.Line line : after.planned().lines()) {
            Verdict now = verdict(after, line);
            if (samePlan
                    ? isNews(before, after, line)
                    : isNews(before, before.planned().line(line), after, line)) {
                changed.add(changed(after, line, now));
            }
        }
        return changed;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isAnotherMatter(WatchPlanned then, WatchPlanned now) {
        return then != now
                && (now.purpose() == WatchPurpose.VERIFICATION
                        || then.purpose() != now.purpose()
                        || then.armed() != now.armed()
                        || !CarriedState.since(then).equals(CarriedState.since(now))
                        || !Objects.equals(then.expectedVersion(), now.expectedVersion()));
    }

    /** Under a later plan. */
    private static boolean isNews(WatchState before, CompiledPlan.Line old, WatchState after, CompiledPlan.Line line) {
        return old == null || !old.rule().equals(line.rule()) || isNews(before, after, line);
    }

    /** Of the same rule. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isNews(WatchState before, WatchState after, CompiledPlan.Line line) {
        Verdict then = verdict(before, line);
        Verdict now = verdict(after, line);
        return (then != now && differ(then, now)) || (isUnanswered(after, line) && !isUnanswered(before, line));
    }

    /** Figures move with every sample, and with them most reasons. */
    private static boolean differ(Verdict then, Verdict now) {
        return then.kind() != now.kind()
                || !Objects.equals(then.pendingSince(), now.pendingSince())
                || (now.kind() == VerdictKind.UNKNOWN && RuleStandings.unknown(then) != RuleStandings.unknown(now));
    }

    private static boolean isUnanswered(WatchState state, CompiledPlan.Line line) {
        return line.subject() != Subject.SOAK && state.rules().get(line.key()).isUnanswered();
    }

    private static Verdict verdict(WatchState state, CompiledPlan.Line line) {
        return line.subject() == Subject.SOAK
                ? state.soaks().get(line.key()).verdict()
                : state.rules().get(line.key()).verdict();
    }

    private static VerdictChanged changed(WatchState state, CompiledPlan.Line line, Verdict verdict) {
        WatchPlanned plan = state.plan();
        return new VerdictChanged(
                plan.deployment(),
                plan.revision(),
                plan.purpose(),
                line.subject(),
                line.id(),
                line.item(),
                line.text(),
                verdict,
                state.now(),
                plan.armed() && plan.purpose() == WatchPurpose.DEPLOYMENT);
    }
}
