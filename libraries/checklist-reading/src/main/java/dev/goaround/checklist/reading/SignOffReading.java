package dev.goaround.checklist.reading;

/**
 * An approval that the document asks for.
 *
 * @param role as written
 * @param otherThanAuthor true if who made the change may not give it
 */
public record SignOffReading(int line, String role, boolean otherThanAuthor) {}
