package dev.goaround.checklist.reading.outline;

/** Whether a line carries a check box, and whether it is ticked. */
public enum Box {
    NONE,
    OPEN,
    TICKED
}
