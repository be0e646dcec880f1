package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import java.time.Instant;

/**
 * A line of the checklist that calls for the rollback.
 *
 * @param rule what is judged, or null if nothing can judge it
 * @param note why nothing judges it, or null
 * @param verdict the last one, or null
 * @param everBreached true once a verdict was breach, but for shadow mode: the version has not passed without one
 * @param environment where it is watched, where that is not the deployment's own; else null
 * @param question that its breach puts to a person, or null
 */
public record WatchedTrigger(
        String id,
        String text,
        Trigger rule,
        String note,
        Verdict verdict,
        boolean everBreached,
        String environment,
        RollbackQuestion question) {

    /** @param note what it does not cover, or null */
    public static WatchedTrigger judgedBy(Trigger rule, String note) {
        return new WatchedTrigger(rule.id(), rule.text(), rule, note, null, false, environment(rule), null);
    }

    public static WatchedTrigger unjudged(String id, String text, String note) {
        return new WatchedTrigger(id, text, null, note, null, false, null, null);
    }

    /** A breached trigger holds the gates, except one that only says what would have been done. */
    @JsonIgnore
    public boolean holdsGates() {
        return rule != null
                && rule.mode() != TriggerMode.SHADOW
                && verdict != null
                && verdict.kind() == VerdictKind.BREACH;
    }

    private static String environment(Trigger rule) {
        return rule.condition() == null ? null : rule.condition().scope().environment();
    }

    /**
     * @param ofCandidate false while another version runs where the trigger looks: its breach is none of the candidate's, and
     *     nobody is asked for it
     * @param at when the log came to it
     */
    public WatchedTrigger judged(Verdict newVerdict, boolean ofCandidate, Instant at) {
        boolean breach = ofCandidate
                && newVerdict.kind() == VerdictKind.BREACH
                && (rule == null || rule.mode() != TriggerMode.SHADOW);
        return new WatchedTrigger(
                id,
                text,
                rule,
                note,
                newVerdict,
                everBreached || breach,
                environment,
                ofCandidate ? asked(newVerdict, at) : null);
    }

    /** As the judge counts: what is unknown neither asks nor ends the question. */
    private RollbackQuestion asked(Verdict newVerdict, Instant at) {
        if (rule == null || rule.mode() != TriggerMode.ASK) {
            return null;
        }
        return switch (newVerdict.kind()) {
            case BREACH -> question == null ? RollbackQuestion.of(rule.silence(), at) : question;
            case UNKNOWN -> question;
            case HEALTHY, INSUFFICIENT -> null;
        };
    }

    /** With a person's word; without a question nothing is answered. */
    public WatchedTrigger answered(boolean rollBack, String by, Instant at) {
        return question == null
                ? this
                : new WatchedTrigger(
                        id, text, rule, note, verdict, everBreached, environment, question.answered(rollBack, by, at));
    }
}
