package dev.goaround.contracts.watch;

/** Which side of the deployment a target is on. */
public enum TargetRole {
    /** Runs what is being deployed, and before that what was there. */
    CANDIDATE,
    /** Keeps running the stable version: what relative triggers compare with. */
    BASELINE,
    /** Has nothing to do with the service: while it fails too, the observer is sick and failures are unknown. */
    CONTROL
}
