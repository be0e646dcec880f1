package dev.goaround.exposition;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as metrics pages and Prometheus' answers write them. */
public final class NumberText {

    private NumberText() {}

    /** Empty for what is no number in that format, also for one too large to be held. NaN and infinities are numbers. */
    public static OptionalDouble read(String text) {
        try {
            return OptionalDouble.of(parse(text));
        } catch (SeriesLine.Malformed e) {
            return OptionalDouble.empty();
        }
    }

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
            return finite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new SeriesLine.Malformed("a value is no number");
        }
    }

    /** Where the format means infinity it says so. */
    private static double finite(double value) throws SeriesLine.Malformed {
        if (Double.isInfinite(value)) {
            throw new SeriesLine.Malformed("a value is too large to be a number");
        }
        return value;
    }
}
