package dev.goaround.checklist.start.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.lifecycle.CommandRefusal;

/** What became of a start event. */
public sealed interface StartResult {

    /** Stored: the deployment was opened, planned or bound, by this event or by the same one before. */
    record Accepted(Deployment deployment) implements StartResult {}

    /** @param field at fault, or null where it is the situation */
    record Refused(CommandRefusal refusal, String field) implements StartResult {
        static Refused invalid(String field, String text) {
            return new Refused(new CommandRefusal(CommandRefusal.Code.INVALID, text), field);
        }
    }
}
