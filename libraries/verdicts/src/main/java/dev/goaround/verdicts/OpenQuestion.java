package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictKind;
import java.time.Instant;

/**
 * A trigger in ask mode is in breach, and a person was asked.
 *
 * @param since when the breach began under an armed plan
 * @param answered whether a person said that the version stays
 * @param unanswered whether the time for an answer is over
 */
record OpenQuestion(Instant since, boolean answered, boolean unanswered) {

    /** Where the question stands after a verdict; null: nothing is asked. What is unknown neither asks nor answers. */
    static OpenQuestion after(Rule rule, OpenQuestion before, VerdictKind kind, boolean armed, Instant now) {
        if (!rule.asks() || !armed) {
            return null;
        }
        return switch (kind) {
            case BREACH -> before == null ? new OpenQuestion(now, false, false).at(rule, now) : before.at(rule, now);
            case UNKNOWN -> before;
            case HEALTHY, INSUFFICIENT -> null;
        };
    }

    OpenQuestion answer() {
        return new OpenQuestion(since, true, unanswered);
    }

    private OpenQuestion at(Rule rule, Instant now) {
        boolean over = rule.silence() != null
                && !answered
                && !now.isBefore(since.plus(rule.silence().after()));
        return over ? new OpenQuestion(since, false, true) : this;
    }
}
