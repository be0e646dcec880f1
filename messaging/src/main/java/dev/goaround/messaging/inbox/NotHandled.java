package dev.goaround.messaging.inbox;

/** The reason that goes with a dead letter. */
final class NotHandled extends RuntimeException {

    NotHandled(String reason, Throwable cause) {
        super(reason, cause, false, false);
    }
}
