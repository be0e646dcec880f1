package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;

/** Says behind a breach what follows from it where that is no order at once: in ask and in shadow mode. */
final class Handling {

    private static final String BEHIND = " — ";

    private Handling() {}

    /** @param asked null: nobody is asked */
    static Verdict said(Rule rule, Verdict verdict, Asked asked, boolean armed) {
        if (!rule.asks() && !rule.shadows()) {
            return verdict;
        }
        String bare = bare(verdict.reason());
        String told = verdict.kind() == VerdictKind.BREACH && armed ? told(rule, asked) : "";
        return verdict.reason().equals(bare + told)
                ? verdict
                : new Verdict(verdict.kind(), verdict.pendingSince(), bare + told, verdict.figures());
    }

    private static String told(Rule rule, Asked asked) {
        if (rule.shadows()) {
            return BEHIND + "in shadow mode: it would have been rolled back";
        }
        if (asked == null) {
            return "";
        }
        if (asked.answered()) {
            return BEHIND + "a person decided that it stays";
        }
        if (rule.silence() == null) {
            return BEHIND + "a person is asked since " + Words.time(asked.since());
        }
        String outcome = rule.silence().rollBack() ? "it is rolled back" : "it stays";
        return asked.unanswered()
                ? BEHIND + "nobody answered within "
                        + Words.duration(rule.silence().after()) + ": " + outcome
                : BEHIND + "a person is asked since " + Words.time(asked.since()) + "; without an answer by "
                        + Words.time(asked.since().plus(rule.silence().after())) + " " + outcome;
    }

    private static String bare(String reason) {
        int behind = reason.lastIndexOf(BEHIND);
        return behind < 0 ? reason : reason.substring(0, behind);
    }
}
