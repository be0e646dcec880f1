package dev.goaround.notifier.announcement;

/** What happened, as far as somebody may want to be told. Decides where it goes. */
public enum What {
    /** A deployment was planned, or its T-0 moved. */
    PLANNED,
    STARTED,
    PHASE_ENTERED,
    /** Machines only: a pipeline that waits for it. */
    GATE_PASSED,
    /** Machines only: no gate passes any more. */
    FENCED,
    /** A phase began by the clock, or in a plan, in which people have something to do. */
    REMINDER,
    /** A phase takes longer than planned. */
    OVERDUE,
    ITEM_FAILED,
    ITEM_WAIVED,
    /** An item of the checklist asks for people to be told. */
    OWED,
    BREACH,
    ROLLBACK_ORDERED,
    /** A person is asked to carry a step of the rollback out. */
    STEP_ASKED,
    STEP_DONE,
    STEP_FAILED,
    /** It is not known whether a step of the rollback had its effect: a person has to look. */
    STEP_UNKNOWN,
    ROLLBACK_VERIFIED,
    ROLLBACK_FAILED,
    ENDED
}
