package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictChanged;
import java.util.List;

/**
 * What followed from one record of the log.
 *
 * @param state after it
 * @param changes verdicts that changed, or are the first under this plan
 * @param breaches triggers in breach now
 * @param evaluations how many rules were judged
 */
public record Judgement(
        WatchState state, Taken taken, List<VerdictChanged> changes, List<Breach> breaches, int evaluations) {

    /** What became of the record. */
    public enum Taken {
        TAKEN,
        /** A duplicate or straggler of its source. */
        LATE,
        /** Of a source that the plan does not name. */
        NOT_PLANNED,
        /** A plan no newer than the one in force. */
        STALE
    }

    public Judgement {
        changes = List.copyOf(changes);
        breaches = List.copyOf(breaches);
    }

    static Judgement unmoved(WatchState state, Taken taken) {
        return new Judgement(state, taken, List.of(), List.of(), 0);
    }
}
