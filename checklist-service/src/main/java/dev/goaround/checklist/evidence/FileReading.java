package dev.goaround.checklist.evidence;

/** What became of bytes that were posted as evidence. */
public sealed interface FileReading {

    /** A file of a tool that is known. */
    record Read(FileResult result) implements FileReading {}

    /** A JSON object of the interface's own form: name, passed, value. */
    record Plain() implements FileReading {}

    /** @param reason what it looks like, and what would be taken */
    record Refused(String reason) implements FileReading {}
}
