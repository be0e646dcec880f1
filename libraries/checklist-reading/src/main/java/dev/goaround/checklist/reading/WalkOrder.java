package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.words.ChecklistStage;
import java.util.List;
import java.util.Optional;

/** Where in the walk the lines of a report belong. */
public final class WalkOrder {

    private WalkOrder() {}

    /** False for the phases that are no part of the sequence to the outcome: rollback and follow-up. */
    private static boolean isRequired(PhaseReading phase) {
        return phase.stage() != ChecklistStage.ROLLBACK && phase.stage() != ChecklistStage.FOLLOW_UP;
    }

    /**
     * The phase that asks for a sign-off on a line without a box. Signatures at a document's end are given before the
     * deployment; after it they would hold nothing.
     *
     * @return empty where the report has no phase
     */
    public static Optional<PhaseReading> phaseOfSignOff(ReadingReport report, int line) {
        List<PhaseReading> phases = report.phases();
        if (phases.isEmpty()) {
            return Optional.empty();
        }
        PhaseReading at = phases.get(0);
        for (PhaseReading phase : phases) {
            at = phase.line() <= line ? phase : at;
        }
        return Optional.of(isRequired(at) ? at : beforeDeploying(phases));
    }

    private static PhaseReading beforeDeploying(List<PhaseReading> phases) {
        return phases.stream()
                .takeWhile(phase -> phase.stage() == ChecklistStage.PREPARE)
                .reduce((first, second) -> second)
                .orElse(phases.get(0));
    }
}
