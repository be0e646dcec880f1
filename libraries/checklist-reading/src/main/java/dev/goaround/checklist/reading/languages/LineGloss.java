package dev.goaround.checklist.reading.languages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The English of one line while it is put together, piece by piece, from its beginning. */
final class LineGloss {

    /** @param english whether it stands for a phrase */
    private record Piece(String text, boolean english) {}

    private static final String UNITS =
            "%|percent(?:age points)?|points?|pp|ms|milliseconds?|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?"
                    + "|weeks?|months?|[kmgt]i?b|[kmgt]i|usd|eur|gbp|dollars?|euros?|x|times|requests? per second|rps";

    /** A number with its unit at the end of what was written. */
    private static final Pattern QUANTITY =
            Pattern.compile("(?<![\\w.,])(?:at least |at most )?[$€£]?\\d{1,9}(?:[.,]\\d{1,9})? ?(?:" + UNITS
                    + ")?(?:(?:/| per )(?:second|minute|hour|day|month|s|min|h))? *$");

    /** "Before the" belongs to the noun behind it, whatever that begins with in English. */
    private static final Pattern BEFORE = Pattern.compile("(?:before|after|during|prior to)(?: the)?");

    private static final Piece BLANK = new Piece(" ", false);
    private static final int LONGEST_QUANTITY = 48;
    private static final String ENDS_OF_PARTS = ".:;,(";

    private final List<Piece> pieces = new ArrayList<>();

    /** Takes over what is no phrase. */
    void keep(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (endsInEnglish() && joinsAhead(text)) {
            pieces.add(BLANK);
        }
        pieces.add(new Piece(text, false));
    }

    void say(List<EnglishPiece> english) {
        for (EnglishPiece piece : english) {
            switch (piece.place()) {
                case HERE -> insert(pieces.size(), piece.words());
                case BEFORE_QUANTITY -> insert(beforeQuantity(), piece.words());
                case BEGINNING -> insert(beginningOfPart(), piece.words());
                case BEGINNING_OF_LINE -> insert(0, piece.words());
            }
        }
    }

    boolean endsInEnglish() {
        return !pieces.isEmpty() && pieces.get(pieces.size() - 1).english();
    }

    /** Whether an article or a particle belongs to what was understood, and can be left out. */
    boolean endsUnderstood() {
        String end = end(LONGEST_QUANTITY);
        int last = pieces.size() - 1;
        while (last >= 0 && pieces.get(last).text().isBlank()) {
            last--;
        }
        return last >= 0 && (pieces.get(last).english() || QUANTITY.matcher(end).find());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            boolean doubled =
                    piece.text().startsWith(" ") && text.length() > 0 && text.charAt(text.length() - 1) == ' ';
            text.append(doubled ? piece.text().substring(1) : piece.text());
        }
        return text.toString().strip();
    }

    private void insert(int at, String words) {
        if (words.isEmpty()) {
            return;
        }
        int place = at;
        if (saysCondition(words) && place > 0 && pieces.get(place - 1).text().equals(", ")) {
            // "Rollback, wenn …" has a comma that English leaves out.
            pieces.set(place - 1, BLANK);
        }
        if (place > 0 && joins(pieces.get(place - 1).text())) {
            pieces.add(place++, BLANK);
        }
        pieces.add(place++, new Piece(words, true));
        if (place < pieces.size() && joinsAhead(pieces.get(place).text())) {
            pieces.add(place, BLANK);
        }
    }

    private static boolean saysCondition(String words) {
        return words.equals("if") || words.equals("when") || words.startsWith("if ");
    }

    private static boolean joins(String before) {
        char last = before.charAt(before.length() - 1);
        return Character.isLetterOrDigit(last) || last == '%' || (ENDS_OF_PARTS.indexOf(last) >= 0 && last != '(');
    }

    private static boolean joinsAhead(String after) {
        char first = after.charAt(0);
        return Character.isLetterOrDigit(first) || first == '$' || first == '€' || first == '£';
    }

    private int beforeQuantity() {
        String end = end(LONGEST_QUANTITY);
        Matcher quantity = QUANTITY.matcher(end);
        if (!quantity.find()) {
            return pieces.size();
        }
        return pieceAt(end.length() - quantity.start());
    }

    private int beginningOfPart() {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Piece piece = pieces.get(i);
            if (!piece.english()) {
                for (int c = piece.text().length() - 1; c >= 0; c--) {
                    if (ENDS_OF_PARTS.indexOf(piece.text().charAt(c)) >= 0 && !isWithinNumber(i, c)) {
                        return split(i, c + 1);
                    }
                }
            } else if (BEFORE.matcher(piece.text()).matches()) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The point of "v8.2" ends nothing. */
    private boolean isWithinNumber(int index, int at) {
        String text = pieces.get(index).text();
        String behind = at + 1 < text.length()
                ? text.substring(at + 1)
                : index + 1 < pieces.size() ? pieces.get(index + 1).text() : "";
        return !behind.isEmpty() && Character.isDigit(behind.charAt(0));
    }

    /** The index of the piece that begins so many characters before the end; one is cut in two where none does. */
    private int pieceAt(int fromEnd) {
        int left = fromEnd;
        for (int i = pieces.size() - 1; i >= 0; i--) {
            int length = pieces.get(i).text().length();
            if (left <= length) {
                return split(i, length - left);
            }
            left -= length;
        }
        return 0;
    }

    private int split(int index, int at) {
        Piece piece = pieces.get(index);
        if (at == 0) {
            return index;
        }
        if (at < piece.text().length()) {
            pieces.set(index, new Piece(piece.text().substring(0, at), piece.english()));
            pieces.add(index + 1, new Piece(piece.text().substring(at), piece.english()));
        }
        return index + 1;
    }

    private String end(int length) {
        StringBuilder end = new StringBuilder();
        for (int i = pieces.size() - 1; i >= 0 && end.length() < length; i--) {
            end.insert(0, pieces.get(i).text());
        }
        return end.toString();
    }
}
