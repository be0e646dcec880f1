package dev.goaround.checklist.evidence;

/** Stays inside this package: ends the reading of a file that is not what it looked like. Its message is for people. */
final class UnreadableFile extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableFile(String message) {
        super(message, null, false, false);
    }
}
