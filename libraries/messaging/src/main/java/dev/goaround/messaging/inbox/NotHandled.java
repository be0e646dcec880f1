package dev.goaround.messaging.inbox;

/** The reason that goes with a dead letter. */
final class NotHandled extends RuntimeException {

    /** It travels in a header, beside the record: what quotes the record must not make it larger than the topic takes. */
    private static final int LONGEST = 500;

    NotHandled(String reason, Throwable cause) {
        super(reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason, cause, false, false);
    }

    /** The same, for a header: a cause has a message of its own, of any length. */
    NotHandled alone() {
        return new NotHandled(getMessage(), null);
    }
}
