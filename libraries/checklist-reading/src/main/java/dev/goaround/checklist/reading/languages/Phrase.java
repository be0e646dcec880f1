package dev.goaround.checklist.reading.languages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A phrase of a language and its English.
 *
 * @param words one for each token; one that ends in {@code *} stands for all words that begin so, {@code #} for a number
 * @param weak whether it means something else in another language, so that it counts only in a line or a document of its
 *     own
 * @param english one empty piece where the phrase says nothing: an article, a particle
 */
record Phrase(Language language, List<String> words, boolean weak, List<EnglishPiece> english) {

    private static final String NUMBER = "#";
    private static final String MARKS = "?! ";

    Phrase {
        words = List.copyOf(words);
        english = List.copyOf(english);
    }

    boolean saysNothing() {
        return english.size() == 1 && english.get(0).words().isEmpty();
    }

    /** Whether the first word is a sign of a script without borders between words. */
    boolean isOfSigns() {
        return Letters.isSign(words.get(0).charAt(0));
    }

    static boolean isNumber(String word) {
        return word.equals(NUMBER);
    }

    static boolean isStem(String word) {
        return word.endsWith("*");
    }

    /** What a team calls something; marks of the tables have no meaning there. */
    static Phrase ofTeam(String said, String english) {
        return new Phrase(
                Language.TEAM,
                words(Letters.folded(said.toLowerCase(Locale.ROOT)).replaceAll("[*#]", " ")),
                false,
                List.of(new EnglishPiece(english.strip().toLowerCase(Locale.ROOT), EnglishPiece.Place.HERE)));
    }

    /**
     * The phrases that one spelling in a table stands for: with each of what stands in square brackets, with and without what
     * is in round ones, and with the accents left out, unless a {@code !} says that they make the word.
     */
    static List<Phrase> of(Language language, String spelling, List<EnglishPiece> english) {
        String marks = marks(spelling);
        boolean weak = marks.contains("?");
        boolean accented = marks.contains("!");
        String plain = spelling.substring(marks.length());
        List<Phrase> phrases = new ArrayList<>();
        for (String spelled :
                withEach(plain).flatMap(one -> withOptional(one).stream()).toList()) {
            if (accented) {
                phrases.add(new Phrase(language, words(spelled), weak, english));
                continue;
            }
            phrases.add(new Phrase(language, words(Letters.folded(spelled)), weak, english));
            String inAscii = spelled.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
            if (language == Language.GERMAN && !inAscii.equals(spelled)) {
                phrases.add(new Phrase(language, words(Letters.folded(inAscii)), weak, english));
            }
        }
        return phrases;
    }

    /** The marks that a spelling begins with. */
    static String marks(String spelling) {
        int end = 0;
        while (end < spelling.length() && MARKS.indexOf(spelling.charAt(end)) >= 0) {
            end++;
        }
        return spelling.substring(0, end);
    }

    private static Stream<String> withEach(String spelling) {
        int open = spelling.indexOf('[');
        int close = spelling.indexOf(']', open + 1);
        if (open < 0 || close < 0) {
            return Stream.of(spelling);
        }
        return Arrays.stream(spelling.substring(open + 1, close).split("/", -1))
                .flatMap(one -> withEach(spelling.substring(0, open) + one + spelling.substring(close + 1)));
    }

    private static List<String> withOptional(String spelling) {
        int open = spelling.indexOf('(');
        int close = spelling.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return List.of(spelling.strip());
        }
        String before = spelling.substring(0, open);
        String after = spelling.substring(close + 1);
        List<String> all = new ArrayList<>(withOptional(before + spelling.substring(open + 1, close) + after));
        all.addAll(withOptional(before + after));
        return all;
    }

    private static List<String> words(String spelled) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < spelled.length(); ) {
            char c = spelled.charAt(i);
            if (Letters.isSign(c) || c == '#') {
                words.add(spelled.substring(i, ++i).intern());
            } else if (Letters.isOfWord(c) || Letters.isDigit(c)) {
                int start = i;
                while (i < spelled.length()
                        && (Letters.isOfWord(spelled.charAt(i))
                                || Letters.isDigit(spelled.charAt(i))
                                || spelled.charAt(i) == '*')) {
                    i++;
                }
                // The same few thousand words make up all phrases.
                words.add(spelled.substring(start, i).intern());
            } else {
                i++;
            }
        }
        return words;
    }
}
