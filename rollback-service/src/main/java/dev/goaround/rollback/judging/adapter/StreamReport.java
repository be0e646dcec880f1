package dev.goaround.rollback.judging.adapter;

import dev.goaround.rollback.judging.WatchedDeployment;

/** What the stream tells meters and logs about the records themselves. */
interface StreamReport {

    void unreadable(String topic, String reason);

    void unhandled(String topic, String deployment, RuntimeException defect);

    /** A readable record was put on its topic's dead letters. */
    void refusedOn(String topic);

    /** The watch runs here, and this is how it stands: after every record, and when its partition comes. */
    void stands(WatchedDeployment watched);

    /** Its watch has ended, or its partition has left. */
    void gone(String deployment);

    /** Records that already waited in the store that was opened, or no longer wait in the one that was closed. */
    void heldInStore(int records);
}
