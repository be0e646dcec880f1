package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.contracts.Event;
import java.util.List;
import java.util.function.Function;

/** What came of a command. */
public sealed interface CommandResult {

    /** What each case leads to. */
    <T> T fold(Function<Changed, T> changed, Function<Unchanged, T> unchanged, Function<Refused, T> refused);

    /**
     * @param before null for a new deployment
     * @param events to publish, in this order
     * @param watchEnded true if the watch's tombstone is to be published after them
     */
    record Changed(
            Deployment before,
            Deployment deployment,
            List<Event> events,
            List<TimelineEntry> timeline,
            boolean watchEnded)
            implements CommandResult {
        public Changed {
            events = List.copyOf(events);
            timeline = List.copyOf(timeline);
        }

        @Override
        public <T> T fold(
                Function<Changed, T> changed, Function<Unchanged, T> unchanged, Function<Refused, T> refused) {
            return changed.apply(this);
        }
    }

    /** It was so already, or says nothing new. */
    record Unchanged(Deployment deployment) implements CommandResult {
        @Override
        public <T> T fold(
                Function<Changed, T> changed, Function<Unchanged, T> unchanged, Function<Refused, T> refused) {
            return unchanged.apply(this);
        }
    }

    record Refused(CommandRefusal refusal) implements CommandResult {
        @Override
        public <T> T fold(
                Function<Changed, T> changed, Function<Unchanged, T> unchanged, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    static CommandResult refused(CommandRefusal refusal) {
        return new Refused(refusal);
    }
}
