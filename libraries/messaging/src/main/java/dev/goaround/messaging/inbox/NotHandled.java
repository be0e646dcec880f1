package dev.goaround.messaging.inbox;

import dev.goaround.messaging.meters.DeadLetters;

/** The reason that goes with a dead letter. */
final class NotHandled extends RuntimeException {

    /** It travels in a header, beside the record: what quotes the record must not make it larger than the topic takes. */
    private static final int LONGEST = 500;

    private final DeadLetters.Reason kind;

    private NotHandled(DeadLetters.Reason kind, String reason, Throwable cause) {
        super(reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason, cause, false, false);
        this.kind = kind;
    }

    static NotHandled unreadable(String reason) {
        return new NotHandled(DeadLetters.Reason.UNREADABLE, reason, null);
    }

    static NotHandled refused(String reason) {
        return new NotHandled(DeadLetters.Reason.REFUSED, "refused: " + reason, null);
    }

    /** Of what a handler failed with: it may have refused the event that way. */
    static NotHandled after(Throwable failure) {
        return FailureKind.of(failure) == FailureKind.REFUSAL
                ? refused(failure.getMessage())
                : new NotHandled(DeadLetters.Reason.UNHANDLED, "unhandled: " + failure, failure);
    }

    DeadLetters.Reason kind() {
        return kind;
    }

    /** The same, for a header: a cause has a message of its own, of any length. */
    NotHandled alone() {
        return new NotHandled(kind, getMessage(), null);
    }
}
