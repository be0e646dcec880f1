package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;

/** Says behind a breach what follows from it where that is no order at once: in ask and in shadow mode. */
final class ModeAnnotation {

    private static final String BEHIND = " — ";

    private ModeAnnotation() {}

    /** @param question null: nobody is asked */
    static Verdict said(Rule rule, Verdict verdict, OpenQuestion question, boolean armed) {
        if (!rule.asks() && !rule.shadows()) {
            return verdict;
        }
        String bare = bare(verdict.reason());
        String told = verdict.kind() == VerdictKind.BREACH && armed ? told(rule, question) : "";
        return verdict.reason().equals(bare + told)
                ? verdict
                : new Verdict(verdict.kind(), verdict.pendingSince(), bare + told, verdict.figures());
    }

    private static String told(Rule rule, OpenQuestion question) {
        if (rule.shadows()) {
            return BEHIND + "in shadow mode: it would have been rolled back";
        }
        if (question == null) {
            return "";
        }
        if (question.answered()) {
            return BEHIND + "a person decided that it stays";
        }
        if (rule.silence() == null) {
            return BEHIND + "a person is asked since " + VerdictWords.time(question.since());
        }
        String outcome = rule.silence().rollBack() ? "it is rolled back" : "it stays";
        return question.unanswered()
                ? BEHIND + "nobody answered within "
                        + VerdictWords.duration(rule.silence().after()) + ": " + outcome
                : BEHIND + "a person is asked since " + VerdictWords.time(question.since()) + "; without an answer by "
                        + VerdictWords.time(question.since().plus(rule.silence().after())) + " " + outcome;
    }

    private static String bare(String reason) {
        int behind = reason.lastIndexOf(BEHIND);
        return behind < 0 ? reason : reason.substring(0, behind);
    }
}
