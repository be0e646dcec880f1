package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VersionSeen;
import java.util.List;
import java.util.Optional;

/**
 * What followed from one record of the log.
 *
 * @param state after it
 * @param changes verdicts that changed, or are the first under this plan
 * @param breaches triggers in breach now
 * @param evaluations how many rules were judged
 * @param seen a version that a target had not answered with before
 */
public record Judgement(
        WatchState state,
        Taken taken,
        List<VerdictChanged> changes,
        List<Breach> breaches,
        int evaluations,
        Optional<VersionSeen> seen) {

    /** What became of the record. */
    public enum Taken {
        TAKEN,
        /** A duplicate or straggler of its source. */
        LATE,
        /** Of a source that the plan does not name. */
        NOT_PLANNED,
        /** Dated or numbered so far ahead that all that comes after it would look late. */
        AHEAD,
        /** A plan no newer than the one in force. */
        STALE
    }

    public Judgement {
        changes = List.copyOf(changes);
        breaches = List.copyOf(breaches);
    }

    Judgement(WatchState state, Taken taken, List<VerdictChanged> changes, List<Breach> breaches, int evaluations) {
        this(state, taken, changes, breaches, evaluations, Optional.empty());
    }

    Judgement seeing(WatchState with, VersionSeen version) {
        return new Judgement(with, taken, changes, breaches, evaluations, Optional.of(version));
    }

    static Judgement unmoved(WatchState state, Taken taken) {
        return new Judgement(state, taken, List.of(), List.of(), 0);
    }
}
