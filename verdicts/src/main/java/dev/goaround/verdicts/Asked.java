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
record Asked(Instant since, boolean answered, boolean unanswered) {

    /** Where the question stands after a verdict; null: nothing is asked. What is unknown neither asks nor answers. */
    static Asked after(Rule rule, Asked before, VerdictKind kind, boolean armed, Instant now) {
        if (!rule.asks() || !armed) {
            return null;
        }
        return switch (kind) {
            case BREACH -> before == null ? new Asked(now, false, false).at(rule, now) : before.at(rule, now);
            case UNKNOWN -> before;
            case HEALTHY, INSUFFICIENT -> null;
        };
    }

    Asked answer() {
        return new Asked(since, true, unanswered);
    }

    private Asked at(Rule rule, Instant now) {
        boolean over = rule.silence() != null
                && !answered
                && !now.isBefore(since.plus(rule.silence().after()));
        return over ? new Asked(since, false, true) : this;
    }
}
