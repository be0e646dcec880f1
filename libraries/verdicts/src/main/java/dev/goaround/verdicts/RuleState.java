package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import java.time.Instant;

/**
 * Where a rule stands.
 *
 * @param pending how long the condition has held
 * @param reached whether it had held long enough at the last evaluation
 * @param gapSince since when nothing is known, or null
 * @param before what a relative trigger's sources said before the deployment, or null
 * @param asked the question to a person, or null
 * @param pieces what a statistical comparison has seen so far, or null
 * @param seenFrom of a check, since when every source was known without interruption and nothing was bad; null: not now
 */
record RuleState(
        Pending pending,
        boolean reached,
        Instant gapSince,
        Verdict verdict,
        HistoricalBaseline before,
        OpenQuestion asked,
        ComparisonBuckets pieces,
        Instant seenFrom) {

    static final RuleState NEW = new RuleState(Pending.NONE, false, null, null);

    RuleState(Pending pending, boolean reached, Instant gapSince, Verdict verdict) {
        this(pending, reached, gapSince, verdict, null, null, null, null);
    }

    /** Keeps what a change of the plan does not touch. */
    RuleState carriedOver() {
        return new RuleState(pending, reached, gapSince, null, before, asked, pieces, seenFrom);
    }

    /** What another version leaves: what was measured before it came. */
    RuleState ofOtherVersion() {
        return NEW.since(before);
    }

    RuleState since(HistoricalBaseline measured) {
        return new RuleState(pending, reached, gapSince, verdict, measured, asked, pieces, seenFrom);
    }

    RuleState comparing(ComparisonBuckets seen) {
        return new RuleState(pending, reached, gapSince, verdict, before, asked, seen, seenFrom);
    }

    /** With where the question to a person stands, which its verdict says. */
    RuleState asked(OpenQuestion question, Verdict said) {
        return new RuleState(pending, reached, gapSince, said, before, question, pieces, seenFrom);
    }

    RuleState seenFrom(Instant instant) {
        return new RuleState(pending, reached, gapSince, verdict, before, asked, pieces, instant);
    }

    /** Whether nobody answered in time. */
    boolean isUnanswered() {
        return asked != null && asked.unanswered();
    }
}
