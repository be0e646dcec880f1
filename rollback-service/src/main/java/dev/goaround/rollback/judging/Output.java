package dev.goaround.rollback.judging;

import dev.goaround.messaging.Envelope;

/** What a decision puts out. */
public sealed interface Output {

    /** An event, for its type's topic. */
    record Said(Envelope envelope) implements Output {}

    /** A readable record that cannot be followed, for its topic's dead letters. */
    record Refused(Envelope envelope, String reason) implements Output {}
}
