package dev.goaround.contracts.deployment;

public enum Outcome {
    SUCCEEDED,
    ROLLED_BACK,
    ROLLBACK_FAILED,
    CANCELLED,
    SUPERSEDED
}
