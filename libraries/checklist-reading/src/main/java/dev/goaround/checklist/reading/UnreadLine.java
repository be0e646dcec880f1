package dev.goaround.checklist.reading;

/**
 * A line that was not understood, or not wholly.
 *
 * @param reason why, and what would be right
 */
public record UnreadLine(int line, String text, String reason) {}
