package dev.goaround.checklist.opening.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.walk.Refusal;

/** What became of a start event. */
public sealed interface Start {

    /** Stored: the deployment was opened, planned or bound, by this event or by the same one before. */
    record Accepted(Deployment deployment) implements Start {}

    /** @param field at fault, or null where it is the situation */
    record Refused(Refusal refusal, String field) implements Start {
        static Refused invalid(String field, String text) {
            return new Refused(new Refusal(Refusal.Code.INVALID, text), field);
        }
    }
}
