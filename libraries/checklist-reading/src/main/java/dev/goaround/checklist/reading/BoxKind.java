package dev.goaround.checklist.reading;

/** How a check box gets its tick. */
public enum BoxKind {
    /** A person ticks it. Also whatever was not surely anything else. */
    MANUAL("manual"),
    /** Its signal keeps within its limit. Always has a check. */
    MEASURED("measured"),
    /** Its time passes without a breach. Always has a check. */
    SOAK("soak"),
    /** The pipeline sends evidence; with a check where the box states a limit. */
    REPORTED("reported"),
    /** The notifier delivered the message. */
    ANNOUNCED("announced"),
    /** The pipeline reports the action; with a check where the box states a share of traffic. */
    STEP("step"),
    /** States a trigger, and is walked by nobody. */
    TRIGGER("trigger"),
    /** A step of the rollback, due when one is ordered. */
    ROLLBACK_STEP("rollback-step"),
    /** Somebody's approval in a role. */
    SIGN_OFF("sign-off");

    private final String word;

    BoxKind(String word) {
        this.word = word;
    }

    /** As it is written in reports. */
    public String word() {
        return word;
    }
}
