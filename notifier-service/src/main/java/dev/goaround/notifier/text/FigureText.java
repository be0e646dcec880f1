package dev.goaround.notifier.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** Figures as people write them: base units go in, {@code 33.3 %}, {@code 250 ms}, {@code 1 min 30 s} come out. */
public final class FigureText {
    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final int SECONDS_PER_MINUTE = 60;

    private FigureText() {}

    /** @param unit of the value: {@code ratio}, {@code seconds}, {@code bytes}, or any other, which is appended; may be null */
    public static String of(double value, String unit) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return switch (unit == null ? "" : unit) {
            case "ratio" -> plain(value * 100) + " %";
            case "seconds" -> Math.abs(value) < 1 ? plain(value * 1000) + " ms" : plain(value) + " s";
            case "", "count" -> plain(value);
            default -> plain(value) + " " + unit;
        };
    }

    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        long hours = duration.toHours();
        if (hours > 0) {
            return hours + " h" + rest(duration.toMinutesPart(), " min");
        }
        return seconds < SECONDS_PER_MINUTE
                ? seconds + " s"
                : duration.toMinutes() + " min" + rest(duration.toSecondsPart(), " s");
    }

    private static String rest(int value, String unit) {
        return value == 0 ? "" : " " + value + unit;
    }

    private static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE_DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }
}
