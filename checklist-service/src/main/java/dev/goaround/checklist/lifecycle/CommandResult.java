package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.contracts.Event;
import java.util.List;

/** What came of a command. */
public sealed interface CommandResult {

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
    }

    /** It was so already, or says nothing new. */
    record Unchanged(Deployment deployment) implements CommandResult {}

    record Refused(CommandRefusal refusal) implements CommandResult {}

    static CommandResult refused(CommandRefusal refusal) {
        return new Refused(refusal);
    }
}
