package dev.goaround.messaging.inbox;

/**
 * A handler's way to say that an event is readable but not acceptable. Everything in the transaction is rolled back, and the
 * event goes to the dead-letter topic with the reason at once: trying again would change nothing.
 */
public class RefusedEvent extends RuntimeException {

    /** @param reason what is wrong and what would be right; for the sender to read */
    public RefusedEvent(String reason) {
        super(reason, null, false, false);
    }
}
