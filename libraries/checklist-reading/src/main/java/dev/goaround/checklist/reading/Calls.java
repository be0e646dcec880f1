package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.ChecklistSummary.Answer;
import dev.goaround.checklist.reading.ChecklistSummary.Call;

/** What a trigger of the document does when it fires. */
final class Calls {

    private Calls() {}

    static Call of(TriggerReading trigger) {
        TriggerHandling handling = trigger.handling();
        return new Call(
                trigger.id(),
                trigger.line(),
                answer(handling.mode()),
                trigger.finding() != null,
                trigger.finding() == null ? InWords.limit(trigger.limit().inTrigger()) : trigger.finding(),
                "rollback".equals(handling.onSilence()) ? handling.silentAfter() : null);
    }

    private static Answer answer(String mode) {
        if (mode == null) {
            return Answer.ROLLS_BACK;
        }
        return switch (mode) {
            case "ask" -> Answer.ASKS;
            case "shadow" -> Answer.ONLY_SAYS;
            default -> Answer.ROLLS_BACK;
        };
    }
}
