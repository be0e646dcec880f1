package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.structure.StageFrom;
import dev.goaround.checklist.reading.words.ChecklistStage;
import java.time.Duration;

/**
 * A part of the walk.
 *
 * @param title unique within the report; items name their phase by it
 * @param stageFrom what the stage was taken from
 * @param environment {@code staging} or {@code production} where the headings say so, else null
 * @param offset when it begins, counted from T-0 (negative before it), or null
 * @param duration how long it is planned to take at most, or null
 */
public record PhaseReading(
        String title,
        ChecklistStage stage,
        StageFrom stageFrom,
        String environment,
        int line,
        Duration offset,
        Duration duration) {}
