package dev.goaround.verdicts;

import java.util.Locale;

/** Why a verdict is what it is, without its figures; bounded, because it labels metrics. */
public enum VerdictCause {
    /** The figure is on the good side of its limit, for as long as it had to be. */
    IN_LIMITS,
    /** The condition holds, but not for long enough yet; a soak's time is running. */
    PENDING,
    /** The figure is on the bad side of its limit, for as long as the condition asks. */
    THRESHOLD,
    /** Someone raised the trigger's finding. */
    FINDING,
    /** A trigger's breach started the soak again. */
    TRIGGER,
    /** The sources are silent or cannot be asked. */
    GAP,
    /** The figure lies beyond what the histogram can tell. */
    OFF_SCALE,
    /** No probe of the plan gives the signal. */
    NOT_WATCHED,
    /** The window holds nothing to judge yet. */
    NO_DATA,
    TOO_FEW_SAMPLES,
    TOO_FEW_REQUESTS,
    /** The check's window is not full yet. */
    TOO_SHORT;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
