package dev.goaround.checklist.reading.outline;

/**
 * An annotation of the front matter.
 *
 * @param line of the front matter's {@code goaround} key
 * @param about text or id of the line that it is about, or null: the whole document
 */
public record Directive(int line, String about, String text) {}
