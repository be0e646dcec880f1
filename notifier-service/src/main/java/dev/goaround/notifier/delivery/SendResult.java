package dev.goaround.notifier.delivery;

import java.time.Duration;

/** How one attempt ended. No detail holds a secret. */
public sealed interface SendResult {
    DeliveryReason reason();

    String detail();

    /** @param reference that the receiver gave the message, for later edits; or null */
    record Sent(String reference) implements SendResult {
        @Override
        public DeliveryReason reason() {
            return DeliveryReason.OK;
        }

        @Override
        public String detail() {
            return null;
        }
    }

    /**
     * It had no effect, and may be tried again.
     *
     * @param after what the receiver says, or null
     */
    record TryLater(DeliveryReason reason, String detail, Duration after) implements SendResult {}

    /** It had no effect, and never will. */
    record Refused(DeliveryReason reason, String detail) implements SendResult {}

    /**
     * It may or may not have had its effect.
     *
     * @param keyless whether the receiver would take a repetition for another message, whatever is usual for the action
     */
    record Unclear(DeliveryReason reason, String detail, boolean keyless) implements SendResult {
        public Unclear(DeliveryReason reason, String detail) {
            this(reason, detail, false);
        }

        public Unclear withoutKey() {
            return new Unclear(reason, detail, true);
        }
    }

    /** There was nothing to say. */
    record Needless(DeliveryReason reason, String detail) implements SendResult {}
}
