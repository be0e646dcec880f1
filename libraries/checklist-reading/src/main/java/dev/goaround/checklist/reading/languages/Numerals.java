package dev.goaround.checklist.reading.languages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as English writes them. */
final class Numerals {

    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3}){1,3}(?:,\\d{1,9})?");
    private static final Pattern WITH_COMMA = Pattern.compile("\\d{1,9},\\d{1,9}");

    private Numerals() {}

    /** "1.000,5" is 1000.5 and "5,5" is 5.5 where the comma is the decimal sign. */
    static String inEnglish(String number) {
        Matcher grouped = GROUPED.matcher(number);
        if (grouped.matches()) {
            return number.replace(".", "").replace(',', '.');
        }
        return WITH_COMMA.matcher(number).matches() ? number.replace(',', '.') : number;
    }

    /** The English of a phrase with the numbers of the line in place of its {@code #}. */
    static List<EnglishPiece> filledIn(Phrase phrase, List<LineToken> source) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
            if (Phrase.isNumber(phrase.words().get(i))) {
                numbers.add(inEnglish(source.get(i).text()));
            }
        }
        if (numbers.isEmpty()) {
            return phrase.english();
        }
        List<EnglishPiece> filled = new ArrayList<>();
        int next = 0;
        for (EnglishPiece piece : phrase.english()) {
            String words = piece.words();
            while (words.contains("#") && next < numbers.size()) {
                words = words.replaceFirst("#", numbers.get(next++));
            }
            filled.add(new EnglishPiece(words, piece.place()));
        }
        return filled;
    }
}
