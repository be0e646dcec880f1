package dev.goaround.checklist.reading.annotation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes values so that they are read back without loss: {@code 5%}, {@code 0.5s}, {@code 30days}, {@code 500USD/month}. */
final class AnnotationValues {

    private static final Pattern SHARE = Pattern.compile("(?<number>\\d{1,3}(?:\\.\\d{1,20})?)%");

    private AnnotationValues() {}

    static String write(double value, String unit) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return switch (unit) {
            case "ratio" -> plain(exact.movePointRight(2)) + "%";
            case "seconds" -> plain(exact) + "s";
            case "bytes" -> plain(exact) + "B";
            case "count" -> plain(exact);
            case "count/s" -> plain(exact) + "/s";
            default -> plain(exact) + unit;
        };
    }

    static String share(double ratio) {
        return write(ratio, "ratio");
    }

    /** A ratio from 0 to 1. */
    static Optional<Double> share(String written) {
        Matcher share = SHARE.matcher(written);
        return share.matches()
                ? Optional.of(new BigDecimal(share.group("number"))
                                .movePointLeft(2)
                                .doubleValue())
                        .filter(ratio -> ratio <= 1)
                : Optional.empty();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
