package dev.goaround.checklist.reading;

/**
 * An approval that the document asks for.
 *
 * @param role as written
 */
public record SignOffReading(int line, String role) {}
