package dev.goaround.checklist.reading.words;

/** How a signal is compared with what it was before. */
public enum BaselineKind {
    /** By its relative change: 0.5 is half as much again. For durations, counts and money. */
    RATIO,
    /** By the difference of two ratios: 0.05 is five percentage points. */
    POINTS
}
