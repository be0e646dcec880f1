package dev.goaround.contracts.access;

/** What a caller may do; administrator includes all. */
public enum Role {
    /** Reads everything. */
    VIEWER,
    /** Starts deployments, reports progress and evidence, asks gates, asks for a rollback of what it deployed. */
    PIPELINE,
    /** Ticks, waives, raises findings, answers, rolls back, cancels, stores checklists and definitions. */
    OPERATOR,
    /** Signs off. */
    APPROVER,
    /** Everything, and tokens. */
    ADMINISTRATOR
}
