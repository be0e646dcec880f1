package dev.goaround.checklist.reading;

/** What became of a document that was to be annotated. */
public sealed interface Annotating {

    record Annotated(AnnotatedDocument document) implements Annotating {}

    /** The reason says what was wrong and what would be right. */
    record Refused(String reason) implements Annotating {}
}
