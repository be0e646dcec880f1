package dev.goaround.rollback.judging.adapter;

import dev.goaround.rollback.judging.WatchedDeployment;

/** What the stream tells meters and logs about the records themselves. */
interface StreamReport {

    /** The judge of that partition does something: it looks at the time, takes a record, or takes up what another left. */
    void works(int partition);

    /** It took a record. */
    void took();

    /** The partition has left. */
    void left(int partition);

    void unreadable(String topic, String reason);

    /** By a defect of the judge's own; the deployment is parked. */
    void unhandled(String topic, String deployment, Throwable defect);

    /** Whether nothing of that deployment is judged until its next plan. */
    void parked(String deployment, boolean parked);

    /** A readable record was put on its topic's dead letters. */
    void refusedOn(String topic);

    /** The watch runs here, and this is how it stands: after every record, and when its partition comes. */
    void stands(WatchedDeployment watched);

    /** Its watch has ended, or its partition has left. */
    void gone(String deployment);

    /** Records that already waited in the store that was opened, or no longer wait in the one that was closed. */
    void heldInStore(int records);
}
