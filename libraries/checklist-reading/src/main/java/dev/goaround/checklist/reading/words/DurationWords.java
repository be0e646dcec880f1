package dev.goaround.checklist.reading.words;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time: "5 minutes", "5+ min", "30-45 minutes", "90s", "two hours", "half an hour". Of a range the upper end
 * is taken: a plan that holds for the longer time holds for the shorter one, and a limit that needs the longer time
 * does not fire early. A month is 30 days.
 */
final class DurationWords {

    private static final String WORDS =
            "half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty-five|sixty";
    static final String UNITS = "milliseconds?|millis|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h"
            + "|days?|d|weeks?|wks?|months?";

    /** A number in words stands before a unit in words: "as" is no second. */
    private static final String LONG_UNITS =
            "milliseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?";

    /** One length of time without capturing groups, to be used inside other patterns. */
    static final String PATTERN = "(?<![\\w.])(?:\\d{1,9}(?:\\.\\d{1,9})?\\s?\\+?\\s?"
            + "(?:(?:-|to)\\s?\\d{1,9}(?:\\.\\d{1,9})?\\s?\\+?\\s?)?-?(?:" + UNITS + ")|(?:" + WORDS + ")[ -](?:"
            + LONG_UNITS + "))(?![a-z0-9])";

    private static final Pattern PARTS = Pattern.compile("^(?<first>\\d+(?:\\.\\d+)?|" + WORDS + ")\\s?\\+?\\s?"
            + "(?:(?:-|to)\\s?(?<last>\\d+(?:\\.\\d+)?)\\s?\\+?\\s?)?-?(?<unit>" + UNITS + ")$");

    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("a", "1"),
            Map.entry("an", "1"),
            Map.entry("half a", "0.5"),
            Map.entry("half an", "0.5"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("fifteen", "15"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("forty-five", "45"),
            Map.entry("sixty", "60"));

    private DurationWords() {}

    /** Reads exactly what {@link #PATTERN} matched. */
    static Duration parse(String matched) {
        Matcher parts = PARTS.matcher(matched.strip());
        if (!parts.find()) {
            throw new IllegalArgumentException("not a length of time: " + matched);
        }
        String number = parts.group("last") == null ? parts.group("first") : parts.group("last");
        return of(new BigDecimal(NUMBERS.getOrDefault(number, number)), parts.group("unit"));
    }

    static Duration of(BigDecimal amount, String unit) {
        return Duration.ofMillis(
                amount.multiply(BigDecimal.valueOf(millisPer(unit))).longValue());
    }

    static boolean isUnit(String word) {
        return word.matches(UNITS);
    }

    private static long millisPer(String unit) {
        if (unit.startsWith("ms") || unit.startsWith("milli")) {
            return 1;
        }
        if (unit.startsWith("mo")) {
            return Duration.ofDays(30).toMillis();
        }
        return switch (unit.charAt(0)) {
            case 's' -> 1_000;
            case 'm' -> 60_000;
            case 'h' -> 3_600_000;
            case 'd' -> Duration.ofDays(1).toMillis();
            case 'y' -> Duration.ofDays(365).toMillis();
            default -> Duration.ofDays(7).toMillis();
        };
    }
}
