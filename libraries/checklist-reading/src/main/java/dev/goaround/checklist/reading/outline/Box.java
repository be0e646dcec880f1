package dev.goaround.checklist.reading.outline;

/** Whether a line carries a check box, and whether it is ticked. */
public enum Box {
    NONE,
    OPEN,
    TICKED,
    /** Something else stands in it, as in {@code [-]} or {@code [~]}: it is to be ticked, and the report says so. */
    UNCLEAR
}
