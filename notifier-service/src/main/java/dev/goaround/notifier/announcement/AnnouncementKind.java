package dev.goaround.notifier.announcement;

/** What happened, as far as somebody may want to be told. Decides where it goes. */
public enum AnnouncementKind {
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
    /** A person resolved the incident that the deployment left behind. */
    INCIDENT_RESOLVED,
    /** What should be watched cannot be judged, for a while already. */
    BLIND,
    /** The same, for so long that somebody has to be called. */
    BLIND_LONG,
    /** It can be judged again, or is not judged any more. */
    SEES_AGAIN,
    /** A page came to nobody. */
    PAGE_LOST,
    ENDED;

    public DeliveryStrand strand() {
        return switch (this) {
            case ROLLBACK_ORDERED,
                    STEP_ASKED,
                    STEP_DONE,
                    STEP_FAILED,
                    STEP_UNKNOWN,
                    ROLLBACK_VERIFIED,
                    ROLLBACK_FAILED,
                    INCIDENT_RESOLVED,
                    PAGE_LOST -> DeliveryStrand.ROLLBACK;
            case BLIND, BLIND_LONG, SEES_AGAIN -> DeliveryStrand.BLINDNESS;
            default -> DeliveryStrand.NEWS;
        };
    }
}
