package dev.goaround.checklist.access;

/**
 * What stands against the grant of a token.
 *
 * @param field of the request
 * @param text what is wrong with it, and what would be right
 * @param isOfRight true where somebody with more rights could do it; false where nobody could
 */
public record Objection(String field, String text, boolean isOfRight) {}
