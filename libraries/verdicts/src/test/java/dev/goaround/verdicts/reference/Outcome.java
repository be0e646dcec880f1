package dev.goaround.verdicts.reference;

import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.verdict.VerdictKind;
import java.time.Instant;
import java.util.List;

/**
 * What stands after a record. Sentences are left out: they are for people, and are tested where they are made.
 *
 * @param taken what became of the record: TAKEN, LATE, NOT_PLANNED, AHEAD or STALE
 * @param verdicts of all triggers, checks and soaks in the plan's order
 * @param said the subjects and ids of the verdicts that are news
 * @param breaches triggers in breach that this record evaluated
 * @param seen the target and the version that the target had not answered with before; null: none
 */
record Outcome(String taken, List<Stated> verdicts, List<String> said, List<Breached> breaches, String seen) {

    /**
     * @param figures null: nothing was measured
     */
    record Stated(Subject subject, String id, VerdictKind kind, Instant pendingSince, Figures figures) {}

    /**
     * @param value null: no figure could be reckoned
     * @param requests null: the signal is not made of counts
     * @param baseline null: nothing was compared
     */
    record Figures(Double value, long samples, Long requests, double threshold, Double baseline) {}

    /** @param orders whether the breach asks for the rollback by itself */
    record Breached(String trigger, boolean unanswered, boolean orders) {}
}
