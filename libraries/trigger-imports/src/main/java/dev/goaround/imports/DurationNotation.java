package dev.goaround.imports;

import java.time.Duration;

/** Durations as triggers and definitions are written: {@code 1h30m}. */
public final class DurationNotation {

    private DurationNotation() {}

    /** To the millisecond; zero is {@code 0s}. */
    public static String text(Duration duration) {
        StringBuilder text = new StringBuilder();
        part(text, duration.toDays(), "d");
        part(text, duration.toHoursPart(), "h");
        part(text, duration.toMinutesPart(), "m");
        part(text, duration.toSecondsPart(), "s");
        part(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void part(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }
}
