package dev.goaround.checklist.reading.languages;

/** What kind of writing a character belongs to, and Latin letters without their marks. */
final class Letters {

    private static final String MARKED =
            "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥìíîïĩīĭįıĵķĺļľłñńņňòóôõöøōŏőŕŗřśŝşšţťùúûüũūŭůűųŵýÿŷźżž";
    private static final String PLAIN =
            "aaaaaaaaacccccddeeeeeeeeegggghiiiiiiiiijkllllnnnnooooooooorrrssssttuuuuuuuuuuwyyyzzz";

    private Letters() {}

    /** Writing that sets no borders between words, or particles without borders behind them. */
    static boolean isSign(char c) {
        return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB)
                || (c >= 0x3400 && c <= 0x9FFF)
                || isHangul(c)
                || c == 0x3005;
    }

    static boolean isHangul(char c) {
        return c >= 0xAC00 && c <= 0xD7A3;
    }

    static boolean isKana(char c) {
        return c >= 0x3041 && c <= 0x30FF && c != 0x30FB && c != 0x30FC;
    }

    static boolean isHan(char c) {
        return c >= 0x3400 && c <= 0x9FFF;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Part of a word of letters; digits behind letters are, too ("p95"). */
    static boolean isOfWord(char c) {
        return isAsciiLetter(c) || (c > 0x7F && Character.isLetter(c) && !isSign(c)) || c == '_';
    }

    /** Without accents, in lower case; of what has none the same instance. */
    static String folded(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 0x7F) {
                return foldedFrom(word);
            }
        }
        return word;
    }

    private static String foldedFrom(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int marked = c > 0x7F ? MARKED.indexOf(c) : -1;
            switch (c) {
                case 'ß' -> folded.append("ss");
                case 'æ' -> folded.append("ae");
                case 'œ' -> folded.append("oe");
                default -> folded.append(marked < 0 ? c : PLAIN.charAt(marked));
            }
        }
        return folded.toString();
    }
}
