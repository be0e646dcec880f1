package dev.goaround.cli.reading;

import java.time.Duration;

/** Durations for people: {@code 90 s} is 1m30s. */
final class TerminalDurations {
    private TerminalDurations() {}

    static String inWords(Duration duration) {
        StringBuilder words = new StringBuilder();
        append(words, duration.toDaysPart(), "d");
        append(words, duration.toHoursPart(), "h");
        append(words, duration.toMinutesPart(), "m");
        append(words, duration.toSecondsPart(), "s");
        return words.isEmpty() ? "0s" : words.toString();
    }

    /** As a checklist counts: T-60m, T+5m. */
    static String fromStart(Duration offset) {
        return "T" + (offset.isNegative() ? "-" : "+") + inWords(offset.abs());
    }

    private static void append(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(count).append(unit);
        }
    }
}
