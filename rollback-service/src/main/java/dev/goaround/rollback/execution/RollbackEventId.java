package dev.goaround.rollback.execution;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.rollback.StepUnknown;
import java.util.Locale;

/**
 * The id of an event about a rollback. It follows from what is said, so that a second telling is the same event; and it holds all that
 * tells one telling from another: whoever hears two events by one id takes the second for a repetition of the first.
 */
public final class RollbackEventId {

    private RollbackEventId() {}

    public static String of(RollbackEvent event) {
        String type = EventType.of(event).name().toLowerCase(Locale.ROOT).replace('_', '-');
        return event.order() + ":" + type + detail(event);
    }

    /** Of a step by its key: it is done, fails or is unknown once, and is begun once per attempt. The rest happens once per order. */
    private static String detail(RollbackEvent event) {
        if (event instanceof StepStarted started) {
            return ":" + started.idempotencyKey() + ":" + started.attempt();
        }
        if (event instanceof StepDone done) {
            return ":" + done.idempotencyKey();
        }
        if (event instanceof StepFailed failed) {
            return ":" + failed.idempotencyKey();
        }
        return event instanceof StepUnknown unknown ? ":" + unknown.idempotencyKey() : "";
    }
}
