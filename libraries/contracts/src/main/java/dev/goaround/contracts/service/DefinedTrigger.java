package dev.goaround.contracts.service;

import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Silence;
import dev.goaround.contracts.watch.TriggerMode;

/**
 * A trigger that the team's definition states, beside those of the checklist. What is null is as for a trigger of a checklist.
 *
 * @param id unique in the environment
 * @param text as it was written
 * @param condition its window is null where none is said
 * @param floor null: the environment's
 */
public record DefinedTrigger(
        String id, String text, Condition condition, TriggerMode mode, GapPolicy gap, Floor floor, Silence silence) {}
