package dev.goaround.exposition;

import java.util.Locale;

/** Numbers as metrics pages write them. */
final class NumberText {

    private NumberText() {}

    static double parse(String text) throws SeriesLine.Malformed {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> decimal(text);
        };
    }

    private static double decimal(String text) throws SeriesLine.Malformed {
        // Double.parseDouble knows more than the format does: "1f", hexadecimal, blanks around.
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                throw new SeriesLine.Malformed("a value is no number");
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new SeriesLine.Malformed("a value is no number");
        }
    }
}
