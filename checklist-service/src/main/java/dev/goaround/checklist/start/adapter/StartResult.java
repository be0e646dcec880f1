package dev.goaround.checklist.start.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.lifecycle.CommandRefusal;
import java.util.function.Function;

/** What became of a start event. */
public sealed interface StartResult {

    /** What each case leads to. */
    <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused);

    /** Stored: the deployment was opened, planned or bound, by this event or by the same one before. */
    record Accepted(Deployment deployment) implements StartResult {
        @Override
        public <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused) {
            return accepted.apply(this);
        }
    }

    /** @param field at fault, or null where it is the situation */
    record Refused(CommandRefusal refusal, String field) implements StartResult {
        static Refused invalid(String field, String text) {
            return new Refused(new CommandRefusal(CommandRefusal.Code.INVALID, text), field);
        }

        @Override
        public <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
