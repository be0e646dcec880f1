package dev.goaround.contracts.watch;

/** How a signal is compared with the version before. */
public enum Baseline {
    /** The change as a share of what it was: 0.5 is half as much again. For durations, rates, counts. */
    RATIO,
    /** The difference, in the signal's unit; for a ratio that is percentage points: 0.05 is five of them. */
    POINTS
}
