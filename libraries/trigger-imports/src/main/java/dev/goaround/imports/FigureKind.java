package dev.goaround.imports;

import java.math.BigDecimal;
import java.util.Optional;

/** What kind of number a query answers, as far as the query shows it: how its limit is written. */
public enum FigureKind {
    /** A share from 0 to 1. */
    RATIO("ratio"),
    SECONDS("seconds"),
    PLAIN(null);

    /** The grammar of triggers takes as many on either side of the point. */
    private static final int MOST_DIGITS = 20;

    private final String unit;

    FigureKind(String unit) {
        this.unit = unit;
    }

    /** As a probe states it; null: none. */
    public String unit() {
        return unit;
    }

    /** The value as a trigger writes it, exactly; empty where that is not possible. */
    public Optional<String> limit(double value) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        String text = switch (this) {
            case RATIO -> plain(exact.movePointRight(2)) + "%";
            case SECONDS -> seconds(exact);
            case PLAIN -> plain(exact);
        };
        int point = text.indexOf('.');
        return text.length() <= MOST_DIGITS
                        || (point >= 0 && point <= MOST_DIGITS && text.length() - point <= MOST_DIGITS)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Times are read to the millisecond; a finer one is a bare number, which is in seconds as well. */
    private static String seconds(BigDecimal exact) {
        BigDecimal millis = exact.movePointRight(3);
        return millis.stripTrailingZeros().scale() <= 0 && millis.signum() >= 0 ? plain(millis) + "ms" : plain(exact);
    }

    public static String plain(double number) {
        return plain(BigDecimal.valueOf(number));
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
