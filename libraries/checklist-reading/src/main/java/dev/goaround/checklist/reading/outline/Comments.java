package dev.goaround.checklist.reading.outline;

import java.util.ArrayList;
import java.util.List;

/**
 * The annotations in HTML comments of one text: {@code <!-- goaround: … -->}. Linear in the text.
 *
 * @param text without these comments
 * @param annotations what stands behind {@code goaround:}, stripped
 */
record Comments(String text, List<String> annotations) {

    private static final String OPENS = "<!--";
    private static final String CLOSES = "-->";
    private static final String NAME = "goaround:";

    Comments {
        annotations = List.copyOf(annotations);
    }

    static Comments of(String text) {
        int open = text.indexOf(OPENS);
        if (open < 0 || text.indexOf(NAME, open) < 0) {
            return new Comments(text, List.of());
        }
        StringBuilder rest = new StringBuilder();
        List<String> annotations = new ArrayList<>();
        int from = 0;
        while (open >= 0) {
            int close = text.indexOf(CLOSES, open + OPENS.length());
            if (close < 0) {
                break;
            }
            String inside = text.substring(open + OPENS.length(), close).strip();
            int end = close + CLOSES.length();
            if (inside.startsWith(NAME)) {
                annotations.add(inside.substring(NAME.length()).strip());
                rest.append(text, from, open);
            } else {
                rest.append(text, from, end);
            }
            from = end;
            open = text.indexOf(OPENS, end);
        }
        rest.append(text, from, text.length());
        return new Comments(rest.toString(), annotations);
    }
}
