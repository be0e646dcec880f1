package dev.goaround.checklist.reading.outline;

/**
 * Finds the check box of one line: {@code [ ]}, {@code [x]}, {@code [X]}, {@code []} or a ballot character, at the
 * start (a list marker may stand before it) or at the very end.
 *
 * @param box what was found
 * @param text the line without marker and box
 */
record BoxedText(Box box, String text) {

    private static final String OPEN_BALLOTS = "☐⬜◻□▢◽❏❐❑❒🔲🔳";
    private static final String TICKED_BALLOTS = "☑☒✅✔";

    /** Markers before the box, as in "a) - [ ]"; more than a few are not a list but a drawing. */
    private static final int MAX_MARKERS = 8;

    static BoxedText of(String line) {
        String text = line.strip();
        String unmarked = withoutQuotes(text);
        for (int markers = 0; markers <= MAX_MARKERS; markers++) {
            BoxedText found = atStart(unmarked);
            if (found != null) {
                return found;
            }
            int marker = markerLength(unmarked);
            if (marker == 0) {
                break;
            }
            unmarked = unmarked.substring(marker).stripLeading();
        }
        BoxedText atEnd = atEnd(text);
        return atEnd == null ? new BoxedText(Box.NONE, text) : atEnd;
    }

    /** Quotes that are nested deeper than the parser goes stay in the text. */
    private static String withoutQuotes(String text) {
        int start = 0;
        while (start < text.length() && "> ".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    /** "✅ What is done:" is written like a heading, and no box to be ticked. */
    static boolean introduces(String line) {
        String text = line.strip();
        return text.endsWith(":") && !text.isEmpty() && TICKED_BALLOTS.indexOf(text.codePointAt(0)) >= 0;
    }

    boolean found() {
        return box != Box.NONE;
    }

    private static BoxedText atStart(String text) {
        Box bracketed = bracketed(text);
        if (bracketed != Box.NONE) {
            int end = text.indexOf(']') + 1;
            boolean reference = end < text.length() && ":([".indexOf(text.charAt(end)) >= 0;
            return reference
                    ? null
                    : new BoxedText(bracketed, text.substring(end).strip());
        }
        if (text.isEmpty()) {
            return null;
        }
        int first = text.codePointAt(0);
        int end = Character.charCount(first);
        // A variation selector may follow the character to make it an emoji.
        if (text.length() > end && text.charAt(end) == '\uFE0F') {
            end++;
        }
        if (OPEN_BALLOTS.indexOf(first) >= 0) {
            return new BoxedText(Box.OPEN, text.substring(end).strip());
        }
        if (TICKED_BALLOTS.indexOf(first) >= 0) {
            return new BoxedText(Box.TICKED, text.substring(end).strip());
        }
        return null;
    }

    private static BoxedText atEnd(String text) {
        int start = text.lastIndexOf('[');
        if (start < 1 || !text.endsWith("]") || !Character.isWhitespace(text.charAt(start - 1))) {
            return null;
        }
        Box box = bracketed(text.substring(start));
        return box == Box.NONE
                ? null
                : new BoxedText(box, text.substring(0, start).strip());
    }

    private static Box bracketed(String text) {
        if (text.startsWith("[]")) {
            return Box.OPEN;
        }
        if (text.length() < 3 || text.charAt(0) != '[' || text.charAt(2) != ']') {
            return Box.NONE;
        }
        char mark = text.charAt(1);
        if (mark == 'x' || mark == 'X' || mark == '✓' || mark == '✔') {
            return Box.TICKED;
        }
        return Character.isWhitespace(mark) || Character.isSpaceChar(mark) ? Box.OPEN : Box.NONE;
    }

    /** Length of "-", "*", "+", "•", "12.", "3)", "a." or "b)" at the start, else 0. */
    private static int markerLength(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if ("-*+•–".indexOf(text.charAt(0)) >= 0) {
            return 1;
        }
        int digits = 0;
        while (digits < text.length() && digits < 9 && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        int stem = digits > 0 ? digits : Character.isLetter(text.charAt(0)) ? 1 : 0;
        boolean closed = stem > 0 && stem < text.length() && ".)".indexOf(text.charAt(stem)) >= 0;
        return closed ? stem + 1 : 0;
    }
}
