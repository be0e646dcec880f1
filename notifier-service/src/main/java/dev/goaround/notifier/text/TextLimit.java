package dev.goaround.notifier.text;

/** Shortens text to what a receiver takes. Counts code points, so that no character is cut in two. */
public final class TextLimit {
    private static final String ELLIPSIS = "…";

    private TextLimit() {}

    /** @param most code points, the ellipsis included; at least 1 */
    public static String to(int most, String text) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + ELLIPSIS;
    }

    /** On one line, without control characters: for headers and titles. */
    public static String oneLine(int most, String text) {
        return to(most, text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
    }
}
