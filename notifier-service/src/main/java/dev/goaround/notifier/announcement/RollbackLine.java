package dev.goaround.notifier.announcement;

import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;

/**
 * The rollback in the picture of a deployment.
 *
 * @param text whose or which words asked for it, or null as long as the order was not seen
 * @param reason of a failure, or null
 */
public record RollbackLine(State state, String text, String targetVersion, String reason) {

    /** In the order that a rollback goes through; it never goes back. */
    public enum State {
        ORDERED,
        VERIFYING,
        VERIFIED,
        FAILED
    }

    static RollbackLine after(RollbackLine before, RollbackEvent event) {
        RollbackLine line = before == null ? new RollbackLine(State.ORDERED, null, null, null) : before;
        if (event instanceof RollbackOrdered ordered) {
            return new RollbackLine(line.state, ordered.text(), ordered.targetVersion(), line.reason);
        }
        if (event instanceof StepDone done && done.last()) {
            return line.in(State.VERIFYING);
        }
        if (event instanceof RollbackVerified) {
            return line.in(State.VERIFIED);
        }
        return event instanceof RollbackFailed failed ? line.in(State.FAILED).because(failed.reason()) : line;
    }

    private RollbackLine in(State next) {
        return next.compareTo(state) > 0 ? new RollbackLine(next, text, targetVersion, reason) : this;
    }

    private RollbackLine because(String why) {
        return new RollbackLine(state, text, targetVersion, why);
    }
}
