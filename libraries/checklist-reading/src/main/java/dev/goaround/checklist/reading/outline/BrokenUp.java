package dev.goaround.checklist.reading.outline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A document without paragraphs of thousands of lines. For every line the parser copies the paragraph that the line may
 * continue, which takes quadratic time where nobody ever wrote an empty line; so one is put in.
 *
 * @param text with the empty lines put in
 * @param breaks the numbers of these lines in {@code text}, ascending
 */
record BrokenUp(String text, List<Integer> breaks) {

    private static final int MOST_LINES = 2_000;

    BrokenUp {
        breaks = List.copyOf(breaks);
    }

    static BrokenUp of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        List<Integer> breaks = new ArrayList<>();
        int lines = 0;
        int run = 0;
        for (int start = 0; start < text.length(); ) {
            int lineEnd = text.indexOf('\n', start);
            int end = lineEnd < 0 ? text.length() : lineEnd + 1;
            run = endsParagraph(text, start, end) ? 0 : run + 1;
            if (run > MOST_LINES) {
                out.append('\n');
                lines++;
                breaks.add(lines);
                run = 1;
            }
            out.append(text, start, end);
            lines++;
            start = end;
        }
        return new BrokenUp(out.toString(), breaks);
    }

    /** The number that a line of {@code text} had in the document. */
    int original(int line) {
        int at = Collections.binarySearch(breaks, line);
        return line - (at < 0 ? -at - 1 : at + 1);
    }

    /**
     * Whether a line surely continues no paragraph: an empty one, a heading, or the entry of a list of the kind that may
     * stand directly after one (CommonMark 5.2: not an empty entry, and no number but 1).
     */
    private static boolean endsParagraph(String text, int start, int end) {
        String line = text.substring(start, end);
        String shown = line.strip();
        if (shown.isEmpty()) {
            return true;
        }
        int indent = line.indexOf(shown.charAt(0));
        boolean tabbed = line.charAt(0) == '\t';
        int mark = shown.startsWith("1.") || shown.startsWith("1)") ? 2 : "-*+#".indexOf(shown.charAt(0)) >= 0 ? 1 : 0;
        return indent < 4 && !tabbed && mark > 0 && mark + 1 < shown.length() && shown.charAt(mark) == ' ';
    }
}
