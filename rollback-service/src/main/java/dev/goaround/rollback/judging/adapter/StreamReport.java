package dev.goaround.rollback.judging.adapter;

/** What the stream tells meters and logs about the records themselves. */
interface StreamReport {

    void unreadable(String topic, String reason);

    void unhandled(String topic, String deployment, RuntimeException defect);

    /** Records that already waited in the store that was opened, or no longer wait in the one that was closed. */
    void heldInStore(int records);
}
