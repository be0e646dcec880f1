package dev.goaround.rollback.judging;

import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.verdicts.Judgement;
import dev.goaround.verdicts.VerdictCause;

/** What the judge tells meters and logs. */
public interface JudgingReport {

    void judged(Judgement judgement);

    void changed(VerdictChanged verdict, VerdictCause because);

    void ordered(RollbackOrdered order);

    /** Someone else had asked before. */
    void alreadyOrdered(RollbackOrdered.Cause cause);

    void heldBack(int records);

    void released(int records);

    void dropped(Why why);

    void refused(String reason);

    /** Why a sample was not looked at. */
    enum Why {
        /** Samples without a plan came faster than they can be kept. */
        TOO_MANY_HELD,
        /** No plan came in time. */
        NO_PLAN,
        WATCH_ENDED
    }
}
