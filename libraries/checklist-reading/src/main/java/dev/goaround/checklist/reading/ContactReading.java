package dev.goaround.checklist.reading;

/**
 * Somebody to be reached.
 *
 * @param contact where, as written; empty where the document leaves it open
 * @param availability when, as written; empty where the document does not say
 */
public record ContactReading(int line, String role, String contact, String availability) {}
