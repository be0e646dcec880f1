package dev.goaround.contracts.verdict;

/** The honest verdict. Unknown and insufficient never roll back and never pass a gate. */
public enum VerdictKind {
    HEALTHY,
    BREACH,
    UNKNOWN,
    INSUFFICIENT
}
