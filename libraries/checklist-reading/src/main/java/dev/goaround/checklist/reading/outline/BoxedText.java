package dev.goaround.checklist.reading.outline;

import java.util.List;

/**
 * Finds the check box of one line: {@code [ ]}, {@code [x]}, {@code []}, {@code [-]} or a ballot character, at the start
 * (a list marker may stand before it) or at the very end. A check mark such as ✅ is a box only in a list of them.
 *
 * @param box what was found
 * @param text the line without marker and box
 */
record BoxedText(Box box, String text) {

    private static final String OPEN_BALLOTS = "☐⬜◻□▢◽❏❐❑❒🔲🔳";
    private static final String TICKED_BALLOTS = "☑☒";
    private static final String CHECK_MARKS = "✅✔✓";
    private static final String CROSSES = "❌✖✗❎";

    /** Brackets of other scripts do as well. */
    private static final String OPENING = "[［【";

    private static final String CLOSING = "]］】";

    /** Markers before the box, as in "a) - [ ]"; more than a few are not a list but a drawing. */
    private static final int MAX_MARKERS = 8;

    /** In brackets two or three blanks are an empty box, too. */
    private static final int WIDEST = 4;

    /** The box of a line where check marks are decoration. */
    static BoxedText of(String line) {
        return of(line, false);
    }

    /** @param marks whether a check mark is a ticked box here, and a cross one that is not */
    static BoxedText of(String line, boolean marks) {
        String text = line.strip();
        String unmarked = withoutQuotes(text);
        for (int markers = 0; markers <= MAX_MARKERS; markers++) {
            BoxedText found = atStart(unmarked, marks);
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

    /** Whether check marks are boxes among lines: all have a box or a mark, and one of the boxes is empty. */
    static boolean areMarked(List<String> lines) {
        boolean open = false;
        boolean marks = false;
        for (String line : lines) {
            Box plain = of(line).box();
            if (plain == Box.NONE) {
                if (!of(line, true).found()) {
                    return false;
                }
                marks = true;
            }
            open |= plain == Box.OPEN;
        }
        return open && marks;
    }

    /** Quotes that are nested deeper than the parser goes stay in the text. */
    private static String withoutQuotes(String text) {
        int start = 0;
        while (start < text.length() && "> ".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    boolean found() {
        return box != Box.NONE;
    }

    private static BoxedText atStart(String text, boolean marks) {
        if (text.isEmpty()) {
            return null;
        }
        Box bracketed = bracketed(text);
        if (bracketed != Box.NONE) {
            int end = closing(text) + 1;
            boolean reference = end < text.length() && ":([".indexOf(text.charAt(end)) >= 0;
            return reference
                    ? null
                    : new BoxedText(bracketed, withoutMark(text.substring(end).strip()));
        }
        int first = text.codePointAt(0);
        int end = markLength(text);
        if (OPEN_BALLOTS.indexOf(first) >= 0 || (marks && CROSSES.indexOf(first) >= 0)) {
            return new BoxedText(Box.OPEN, text.substring(end).strip());
        }
        if (TICKED_BALLOTS.indexOf(first) >= 0 || (marks && CHECK_MARKS.indexOf(first) >= 0)) {
            return new BoxedText(Box.TICKED, text.substring(end).strip());
        }
        return null;
    }

    /** A line without the check mark or cross that decorates its start. */
    static String withoutMark(String text) {
        boolean marked = !text.isEmpty() && (CHECK_MARKS + CROSSES).indexOf(text.codePointAt(0)) >= 0;
        return marked ? text.substring(markLength(text)).strip() : text;
    }

    /** A variation selector may follow the character to make it an emoji. */
    private static int markLength(String text) {
        int end = Character.charCount(text.codePointAt(0));
        return text.length() > end && text.charAt(end) == '\uFE0F' ? end + 1 : end;
    }

    private static BoxedText atEnd(String text) {
        int start = text.lastIndexOf('[');
        if (start < 1 || !text.endsWith("]") || !Character.isWhitespace(text.charAt(start - 1))) {
            return null;
        }
        Box box = bracketed(text.substring(start));
        return box == Box.NONE || box == Box.UNCLEAR
                ? null
                : new BoxedText(box, text.substring(0, start).strip());
    }

    private static Box bracketed(String text) {
        int end = closing(text);
        if (end < 0) {
            return Box.NONE;
        }
        String inside = text.substring(1, end)
                .replace('\u00A0', ' ')
                .replace('\u3000', ' ')
                .strip();
        return switch (inside) {
            case "", "_" -> Box.OPEN;
            case "x", "X", "✓", "✔", "✔\uFE0F", "✅", "√", "☑", "ｘ", "Ｘ" -> Box.TICKED;
            case "-", "~", "/", "–", "—" -> Box.UNCLEAR;
            default -> Box.NONE;
        };
    }

    /** Where the bracket that the text begins with is closed, or -1. */
    private static int closing(String text) {
        if (text.isEmpty() || OPENING.indexOf(text.charAt(0)) < 0) {
            return -1;
        }
        for (int i = 1; i <= Math.min(WIDEST, text.length() - 1); i++) {
            if (CLOSING.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
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
