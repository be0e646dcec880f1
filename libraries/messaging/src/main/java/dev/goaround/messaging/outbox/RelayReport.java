package dev.goaround.messaging.outbox;

/** What the relay tells the outside. */
interface RelayReport {

    void notSent(OutboxRow row, Throwable failure);

    void sent(OutboxRow row);

    /** The outbox can't be read or written. */
    void outboxAway(Throwable failure);

    void outboxBack();
}
