package dev.goaround.rollback.archive;

import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackOrdered.Cause;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.rollback.judging.JudgingReport;
import dev.goaround.verdicts.Judgement;
import dev.goaround.verdicts.VerdictCause;

/** What is judged again is neither counted nor logged. */
final class SilentJudgingReport implements JudgingReport {

    @Override
    public void judged(Judgement judgement) {}

    @Override
    public void changed(VerdictChanged verdict, VerdictCause because) {}

    @Override
    public void ordered(RollbackOrdered order) {}

    @Override
    public void alreadyOrdered(Cause cause) {}

    @Override
    public void heldBack(int records) {}

    @Override
    public void released(int records) {}

    @Override
    public void dropped(Why why) {}

    @Override
    public void refused(String reason) {}
}
