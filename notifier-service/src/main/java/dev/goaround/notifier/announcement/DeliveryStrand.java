package dev.goaround.notifier.announcement;

/** What keeps one order. Messages of one strand wait for each other; those of another do not hold them up. */
public enum DeliveryStrand {
    /** How the deployment goes on. Waits for all that was said before, and holds up nobody else. */
    NEWS,
    /** From the order to its end: has slots of its own, and waits for its own order only. */
    ROLLBACK,
    /** From the first word that something cannot be judged to its end; likewise. */
    BLINDNESS
}
