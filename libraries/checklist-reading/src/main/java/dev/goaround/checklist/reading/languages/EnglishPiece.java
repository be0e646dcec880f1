package dev.goaround.checklist.reading.languages;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of the English that stands for a phrase, and where it belongs: other languages put the verb behind the number
 * or at the end.
 */
record EnglishPiece(String words, Place place) {

    enum Place {
        /** Where the phrase stood. */
        HERE,
        /** Before the number with its unit that the phrase follows: "5 % überschreitet" is "exceeds 5 %". */
        BEFORE_QUANTITY,
        /** Where the part of the sentence begins: "das Team informieren" is "notify the team". */
        BEGINNING,
        /** Where the line begins: "… の場合はロールバック" is "rollback if …". */
        BEGINNING_OF_LINE
    }

    /**
     * @param written pieces of English, each behind its mark: {@code <} before the number, {@code ^} at the beginning of
     *     the part of the sentence, {@code ^^} of the line; what has no mark stays in its place
     */
    static List<EnglishPiece> parse(String written) {
        List<EnglishPiece> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= written.length(); i++) {
            boolean mark = i < written.length() && isMark(written.charAt(i)) && !isMark(written.charAt(i - 1));
            if (i == written.length() || mark) {
                pieces.add(piece(written.substring(start, i).strip()));
                start = i;
            }
        }
        return pieces.isEmpty() ? List.of(piece("")) : List.copyOf(pieces);
    }

    private static boolean isMark(char c) {
        return c == '<' || c == '^';
    }

    private static EnglishPiece piece(String written) {
        if (written.startsWith("^^")) {
            return new EnglishPiece(written.substring(2).strip(), Place.BEGINNING_OF_LINE);
        }
        if (written.startsWith("^")) {
            return new EnglishPiece(written.substring(1).strip(), Place.BEGINNING);
        }
        return written.startsWith("<")
                ? new EnglishPiece(written.substring(1).strip(), Place.BEFORE_QUANTITY)
                : new EnglishPiece(written, Place.HERE);
    }
}
