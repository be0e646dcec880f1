package dev.goaround.messaging;

/** Leaves the reading of a record at the first thing that is wrong. */
final class UnreadableRecord extends Exception {

    UnreadableRecord(String reason) {
        super(reason, null, false, false);
    }
}
