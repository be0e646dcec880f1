package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.words.ChecklistStage;
import java.time.Duration;

/**
 * A part of the walk.
 *
 * @param title unique within the document
 * @param section where it begins; its line is the phase's
 * @param stageFrom what the stage was taken from
 * @param environment or null where the words name none
 */
public record PhaseSection(
        String title, Section section, ChecklistStage stage, StageFrom stageFrom, String environment) {

    /** When it begins, counted from T-0, or null: as its annotation says, else its heading. */
    public Duration offset() {
        PhaseOverride override = section.override();
        return override == null || override.offset() == null ? section.clock().offset() : override.offset();
    }

    /** How long it is planned to take, or null: as its annotation says, else its heading. */
    public Duration duration() {
        PhaseOverride override = section.override();
        return override == null || override.duration() == null ? section.clock().duration() : override.duration();
    }
}
