package dev.goaround.contracts.deployment;

public enum ItemKind {
    MANUAL,
    MEASURED,
    SOAK,
    REPORTED,
    ANNOUNCED,
    STEP,
    SIGN_OFF
}
