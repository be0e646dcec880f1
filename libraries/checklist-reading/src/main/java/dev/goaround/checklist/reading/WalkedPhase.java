package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.words.ChecklistStage;
import java.util.List;

/**
 * A phase as a summary looks at it.
 *
 * @param line of its heading, or null where the document has none for it
 * @param guessed true if no words say what it is there for
 * @param elsewhere true if it is about another environment than the one that is deployed to
 */
public record WalkedPhase(
        String title, Integer line, ChecklistStage stage, boolean guessed, boolean elsewhere, List<Box> boxes) {

    public WalkedPhase {
        boxes = List.copyOf(boxes);
    }

    /**
     * What has to be settled in it, with a box or without.
     *
     * @param kind how it gets its tick there
     * @param text of the box; of a sign-off the role, where one is named
     * @param decision id of the decision that it is one outcome of, or null
     * @param byDefinition true if it is measured instead where the service definition has a limit for its signal
     * @param conditional true if it applies only under a condition
     */
    public record Box(BoxKind kind, String text, String decision, boolean byDefinition, boolean conditional) {}

    /** False for the phases that are no part of the sequence to the outcome: rollback and follow-up. */
    boolean isRequired() {
        return stage != ChecklistStage.ROLLBACK && stage != ChecklistStage.FOLLOW_UP;
    }
}
