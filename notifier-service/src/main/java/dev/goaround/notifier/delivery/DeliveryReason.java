package dev.goaround.notifier.delivery;

import java.util.Locale;

/** Why an attempt or a delivery ended as it did; bounded, because it labels metrics. */
public enum DeliveryReason {
    OK,
    /** The receiver asks to be left alone for a while. */
    RATE_LIMITED,
    /** The receiver could not, this time. */
    SERVER_ERROR,
    /** Nothing left this machine: name, connection or TLS. */
    NOT_REACHED,
    /** The request left, and no readable answer came. */
    NO_ANSWER,
    /** Goaround stopped in the middle of the attempt. */
    INTERRUPTED,
    /** The secret is missing or unusable. */
    SECRET,
    /** The receiver does not accept who we are. */
    AUTHORIZATION,
    /** The address does not exist (any more), or does not take messages. */
    DESTINATION,
    /** The receiver does not accept what is said. */
    CONTENT,
    /** Outgoing calls to there are not allowed. */
    GUARD,
    /** The service definition has no usable address. */
    ROUTE,
    /** Tried until it made no sense any more. */
    GAVE_UP,
    /** A newer state of the same message says it. */
    NEWER_STATE,
    /** What it would have told is over already. */
    SETTLED,
    /** There was nothing to write: it said so already. */
    NOTHING_CHANGED,
    /** A defect of ours. */
    DEFECT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
