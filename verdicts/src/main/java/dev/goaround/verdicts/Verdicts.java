package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.watch.WatchPlanned;
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
     * Most of what stands after a sample is the very object that stood before.
     *
     * @param before null, or under another revision of the plan: all verdicts are new
     */
    @SuppressWarnings("ReferenceEquality")
    static List<VerdictChanged> changes(WatchState before, WatchState after) {
        if (before == null || before.plan().revision() != after.plan().revision()) {
            return of(after);
        }
        List<VerdictChanged> changed = new ArrayList<>();
        for (Planned.Line line : after.planned().lines()) {
            Verdict then = verdict(before, line);
            Verdict now = verdict(after, line);
            if ((then != now && differ(then, now)) || (isUnanswered(after, line) && !isUnanswered(before, line))) {
                changed.add(changed(after, line, now));
            }
        }
        return changed;
    }

    /** Figures move with every sample; only the kind and the beginning of a pending time are news. */
    private static boolean differ(Verdict then, Verdict now) {
        return then.kind() != now.kind() || !Objects.equals(then.pendingSince(), now.pendingSince());
    }

    private static boolean isUnanswered(WatchState state, Planned.Line line) {
        return line.subject() != Subject.SOAK && state.rules().get(line.key()).isUnanswered();
    }

    private static Verdict verdict(WatchState state, Planned.Line line) {
        return line.subject() == Subject.SOAK
                ? state.soaks().get(line.key()).verdict()
                : state.rules().get(line.key()).verdict();
    }

    private static VerdictChanged changed(WatchState state, Planned.Line line, Verdict verdict) {
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
                state.now());
    }
}
