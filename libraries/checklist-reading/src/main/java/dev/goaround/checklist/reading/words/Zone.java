package dev.goaround.checklist.reading.words;

/** What the lines under a heading, or after a line that ends in a colon, are about. */
public enum Zone {
    /** Nothing special: boxes are items. */
    WALK,
    TRIGGERS,
    ROLLBACK,
    SIGN_OFF,
    CONTACTS,
    COMMUNICATION
}
