package dev.goaround.contracts.deployment;

/**
 * Why a gate does not let through.
 *
 * @param code bounded, for metrics
 * @param text for people: what is missing and who can bring it
 * @param item the item's id, or null
 * @param request what would satisfy it, where one request does; or null
 */
public record Reason(Code code, String text, String item, Remedy request) {
    public Reason(Code code, String text, String item) {
        this(code, text, item, null);
    }

    public Reason with(Remedy satisfying) {
        return new Reason(code, text, item, satisfying);
    }

    public enum Code {
        ITEM_OPEN,
        ITEM_FAILED,
        SIGN_OFF_MISSING,
        VERDICT_UNKNOWN,
        VERDICT_INSUFFICIENT,
        VERDICT_BREACH,
        WINDOW_CLOSED,
        FREEZE,
        INCIDENT_OPEN,
        OTHER_DEPLOYMENT,
        ROLLING_BACK,
        ENDED,
        /** The phase begins by the clock, later than now. */
        NOT_DUE,
        /** It is planned, and no pipeline has started it. */
        START_MISSING
    }
}
