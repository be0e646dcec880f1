package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import java.time.Instant;

/**
 * Where a rule stands.
 *
 * @param pending how long the condition has held
 * @param reached whether it had held long enough at the last evaluation
 * @param gapSince since when nothing is known, or null
 */
record RuleState(Pending pending, boolean reached, Instant gapSince, Verdict verdict) {

    static final RuleState NEW = new RuleState(Pending.NONE, false, null, null);

    /** Keeps what a change of the plan does not touch. */
    RuleState carriedOver() {
        return new RuleState(pending, reached, gapSince, null);
    }
}
