package dev.goaround.contracts.text;

/** Characters that text from outside may not hold, and what is done about those that are stored already. */
public final class Characters {

    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /**
     * The text with U+FFFD in place of what no database column takes: U+0000, which PostgreSQL refuses in text, and halves of a
     * surrogate pair, which UTF-8 cannot write. For what came in before such text was refused, and for what is quoted of an answer
     * from outside: to write it down must not fail.
     */
    public static String storable(String text) {
        if (text == null || isStorable(text)) {
            return text;
        }
        StringBuilder stored = new StringBuilder(text.length());
        text.codePoints().forEach(point -> stored.appendCodePoint(isStorable(point) ? point : REPLACEMENT));
        return stored.toString();
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isSurrogate(unit)) {
                // Rare, so the careful look may take its time.
                return text.codePoints().allMatch(Characters::isStorable);
            }
        }
        return true;
    }

    private static boolean isStorable(int point) {
        return point != 0 && !isLoneSurrogate(point);
    }

    /** Of a code point as {@link String#codePoints} gives it: a pair is one code point, a half is itself. */
    static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** Of those that are controls (U+0000 to U+001F, U+007F to U+009F), the ones that make lines and columns. */
    static boolean isOfLines(int point) {
        return point == '\t' || point == '\n' || point == '\r';
    }

    /**
     * Characters that show what follows in another order than it is read (U+202A to U+202E, U+2066 to U+2069): embeddings, overrides and
     * isolates of the bidirectional algorithm, UAX #9.
     */
    static boolean isReordering(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    /** A break that is no control character. */
    static boolean isBreak(int point) {
        return point == 0x2028 || point == 0x2029;
    }

    /** {@code U+202E} and in words what it is. */
    static String named(int point) {
        String name = Character.getName(point);
        return "U+%04X%s".formatted(point, name == null || isLoneSurrogate(point) ? "" : " (" + name + ")");
    }
}
