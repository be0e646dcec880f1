package dev.goaround.contracts.watch;

/**
 * A measured item: a condition that is to be true (the good state). Healthy when it held over a whole window.
 *
 * @param id stable, unique in the plan
 * @param item the checklist item that it ticks, or null for a verification check
 */
public record Check(String id, String item, String text, Condition condition, Floor floor) {

    /** Id of the verification check that the old version answers; a plan without it says that no target shows a version. */
    public static final String VERSION = "verify-version";

    public Check {
        floor = floor == null ? new Floor(1, 0) : floor;
    }
}
