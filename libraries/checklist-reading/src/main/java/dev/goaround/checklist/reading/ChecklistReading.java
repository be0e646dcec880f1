package dev.goaround.checklist.reading;

/** What became of a document. */
public sealed interface ChecklistReading {

    /** It was read; what was not understood is in the report. */
    record Read(ReadingReport report) implements ChecklistReading {}

    /** It was not read at all. The reason says what was wrong and what would be right. */
    record Refused(String reason) implements ChecklistReading {}
}
