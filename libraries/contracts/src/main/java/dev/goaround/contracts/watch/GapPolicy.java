package dev.goaround.contracts.watch;

/** What a time without known samples does to a pending condition. */
public enum GapPolicy {
    /** Pending stays, and can fire only on a sample after the gap. */
    HOLD,
    /** Pending is dropped, as Prometheus does. */
    RESET,
    /** The gap counts as bad. */
    BREACH
}
