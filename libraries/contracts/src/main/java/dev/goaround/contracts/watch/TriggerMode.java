package dev.goaround.contracts.watch;

public enum TriggerMode {
    /** A breach orders the rollback. */
    AUTOMATIC,
    /** A breach asks a person. */
    ASK,
    /** A breach only says what would have been done. */
    SHADOW
}
