package dev.goaround.checklist.reading.corpus;

import java.util.Locale;

/** What can be right or wrong about a line. */
enum Aspect {
    /** What a phase is there for: that of all boxes below its heading. */
    STAGE,
    /** How a box gets its tick, or whether a line is a sign-off, a rollback step, a window, a contact or nothing. */
    KIND,
    /** Signal, side and value. */
    LIMIT,
    /** How long, how often, over what; a phase's offset. */
    DURATION,
    /** Whether a line is a trigger, a finding, or neither. */
    TRIGGER,
    TRIGGER_LIMIT,
    TRIGGER_DURATION,
    /** Automatic, or a person is asked. */
    MODE;

    /** True where nothing may be wrong unnoticed. */
    boolean isOfTriggers() {
        return this == MODE || name().startsWith("TRIGGER");
    }

    String title() {
        return this == TRIGGER
                ? "trigger or not"
                : name().toLowerCase(Locale.ROOT).replace("trigger_", "trigger: ");
    }
}
