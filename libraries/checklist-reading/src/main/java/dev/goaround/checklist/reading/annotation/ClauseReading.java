package dev.goaround.checklist.reading.annotation;

/** What became of an annotation. */
public sealed interface ClauseReading {

    record Understood(Clause clause) implements ClauseReading {}

    /** The reason says what is wrong and what would be right. */
    record Refused(String reason) implements ClauseReading {}
}
