package dev.goaround.checklist.reading.languages;

import java.util.ArrayList;
import java.util.List;

/**
 * A word, a number, or one sign of a script without borders between words.
 *
 * @param text in lower case
 * @param folded the same without accents
 * @param start of it in the line, inclusive
 * @param end exclusive
 */
record LineToken(String text, String folded, int start, int end, Kind kind) {

    enum Kind {
        WORD,
        NUMBER,
        SIGN
    }

    /** What may stand between two words of a phrase: nobody writes "pre-deploy" in one way only. */
    private static final String BETWEEN = " -'/";

    static List<LineToken> of(String line) {
        List<LineToken> tokens = new ArrayList<>();
        for (int i = 0; i < line.length(); ) {
            char c = line.charAt(i);
            if (Letters.isSign(c)) {
                tokens.add(token(line, i, ++i, Kind.SIGN));
            } else if (Letters.isDigit(c)) {
                int start = i;
                i = endOfNumber(line, i);
                tokens.add(token(line, start, i, Kind.NUMBER));
            } else if (Letters.isOfWord(c)) {
                int start = i;
                while (i < line.length() && (Letters.isOfWord(line.charAt(i)) || Letters.isDigit(line.charAt(i)))) {
                    i++;
                }
                tokens.add(token(line, start, i, Kind.WORD));
            } else {
                i++;
            }
        }
        return tokens;
    }

    /** Whether this one may be the next word of a phrase behind the other one. */
    boolean follows(LineToken before, String line) {
        int gap = start - before.end;
        if (gap == 0) {
            return kind != Kind.WORD || before.kind != Kind.WORD;
        }
        return gap == 1 && BETWEEN.indexOf(line.charAt(before.end)) >= 0;
    }

    private static LineToken token(String line, int start, int end, Kind kind) {
        String text = line.substring(start, end);
        return new LineToken(text, kind == Kind.WORD ? Letters.folded(text) : text, start, end, kind);
    }

    /** "5", "1.5", "5,5", "1.000,5" */
    private static int endOfNumber(String line, int start) {
        int i = start;
        while (i < line.length()
                && (Letters.isDigit(line.charAt(i))
                        || ((line.charAt(i) == '.' || line.charAt(i) == ',')
                                && i + 1 < line.length()
                                && Letters.isDigit(line.charAt(i + 1))))) {
            i++;
        }
        return i;
    }
}
