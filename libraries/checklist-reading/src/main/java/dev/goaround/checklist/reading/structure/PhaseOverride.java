package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.words.ChecklistStage;
import java.time.Duration;

/**
 * What an annotation says of a heading.
 *
 * @param stage of the phase that it begins, or null: it begins none
 * @param environment or null: as the words say
 * @param offset or null: as the words say
 * @param duration or null: as the words say
 */
public record PhaseOverride(ChecklistStage stage, String environment, Duration offset, Duration duration) {

    boolean isPhase() {
        return stage != null;
    }
}
