package dev.goaround.contracts.sample;

public enum SampleOutcome {
    UP,
    FAILED,
    /** We could not ask: never taken for good, never for bad. */
    UNKNOWN
}
