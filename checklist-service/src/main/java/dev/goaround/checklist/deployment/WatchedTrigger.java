package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;

/**
 * A line of the checklist that calls for the rollback.
 *
 * @param rule what is judged, or null if nothing can judge it
 * @param note why nothing judges it, or null
 * @param verdict the last one, or null
 * @param everBreached true once a verdict was breach: the version has not passed without one
 */
public record WatchedTrigger(String id, String text, Trigger rule, String note, Verdict verdict, boolean everBreached) {

    public static WatchedTrigger judgedBy(Trigger rule) {
        return new WatchedTrigger(rule.id(), rule.text(), rule, null, null, false);
    }

    public static WatchedTrigger unjudged(String id, String text, String note) {
        return new WatchedTrigger(id, text, null, note, null, false);
    }

    /** A breached trigger holds the gates, except one that only says what would have been done. */
    @JsonIgnore
    public boolean holdsGates() {
        return rule != null
                && rule.mode() != TriggerMode.SHADOW
                && verdict != null
                && verdict.kind() == VerdictKind.BREACH;
    }

    public WatchedTrigger judged(Verdict newVerdict) {
        boolean breach = newVerdict.kind() == VerdictKind.BREACH;
        return new WatchedTrigger(id, text, rule, note, newVerdict, everBreached || breach);
    }
}
