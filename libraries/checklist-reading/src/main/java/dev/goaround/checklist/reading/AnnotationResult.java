package dev.goaround.checklist.reading;

/** What became of a document that was to be annotated. */
public sealed interface AnnotationResult {

    record Annotated(AnnotatedDocument document) implements AnnotationResult {}

    /** The reason says what was wrong and what would be right. */
    record Refused(String reason) implements AnnotationResult {}
}
