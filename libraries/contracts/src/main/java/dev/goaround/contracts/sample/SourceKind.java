package dev.goaround.contracts.sample;

/** Where a sample comes from; sources of different kinds never mix in one signal. */
public enum SourceKind {
    /** A question of our own: gives health and probe_success. */
    SYNTHETIC,
    /** The service's own counters: real traffic. */
    COUNTERS,
    /** A metrics system's own computation. */
    METRICS_SYSTEM
}
