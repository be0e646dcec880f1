package dev.goaround.checklist.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wrong with the text of a calendar before it is read: how much there is of it, and rules that take their reader for ever. A
 * zone's rules are followed while the file is read already, so nobody can wait until its events are known.
 */
final class CalendarText {

    /** A company's freezes of ten years are some hundred events of ten lines. */
    private static final int MOST_LINES = 20_000;

    private static final int MOST_COMPONENTS = 2_000;

    /** Of properties with lists: dates and parameters. */
    private static final int MOST_VALUES = 20_000;

    /** Every day of a year, and some. */
    private static final int MOST_BY = 400;

    /** Begins in a day. */
    private static final int MOST_A_DAY = 48;

    private static final int LONGEST_INTERVAL = 1_000;

    private static final Set<String> FREQUENCIES = Set.of("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final List<String> OF_A_DAY = List.of("BYHOUR", "BYMINUTE", "BYSECOND");

    private CalendarText() {}

    /** A sentence, or empty. */
    static Optional<String> problem(String text) {
        if (text.indexOf('\0') >= 0) {
            // PostgreSQL keeps no text with it.
            return Optional.of("the calendar has the character U+0000, so it is no text; export it again, in UTF-8");
        }
        // RFC 5545, 3.1: a line that begins with a blank goes on with the one before.
        List<String> lines = text.replaceAll("\\r?\\n[ \\t]", "")
                .lines()
                .limit(MOST_LINES + 1L)
                .toList();
        long components = lines.stream().filter(line -> begins(line, "BEGIN")).count();
        long values = text.chars().filter(c -> c == ',' || c == ';').count();
        return tooMany(text.lines().limit(MOST_LINES + 1L).count(), MOST_LINES, "lines")
                .or(() -> tooMany(components, MOST_COMPONENTS, "events and other components"))
                .or(() -> tooMany(values, MOST_VALUES, "values in lists"))
                .or(() -> rules(lines));
    }

    private static Optional<String> tooMany(long count, int most, String what) {
        return count <= most
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the calendar has %s%,d %s, and one may have %,d; leave past events out, or split it into several calendars",
                        count > MOST_LINES ? "more than " : "",
                        Math.min(count, MOST_LINES),
                        what,
                        most));
    }

    private static Optional<String> rules(List<String> lines) {
        int zones = 0;
        for (String line : lines) {
            zones += line.strip().equalsIgnoreCase("BEGIN:VTIMEZONE") ? 1 : 0;
            zones -= line.strip().equalsIgnoreCase("END:VTIMEZONE") ? 1 : 0;
            if (begins(line, "RRULE") || begins(line, "EXRULE")) {
                Optional<String> problem = rule(line.substring(line.indexOf(':') + 1), zones > 0);
                if (problem.isPresent()) {
                    return Optional.of("“" + cut(line) + "” " + problem.get());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean begins(String line, String property) {
        int end = property.length();
        return line.regionMatches(true, 0, property, 0, end)
                && line.length() > end
                && (line.charAt(end) == ':' || line.charAt(end) == ';');
    }

    private static Optional<String> rule(String rule, boolean ofZone) {
        List<String[]> parts = Arrays.stream(
                        rule.strip().toUpperCase(Locale.ROOT).split(";", -1))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .toList();
        String frequency = value(parts, "FREQ");
        if (!FREQUENCIES.contains(frequency)) {
            return Optional.of("does not recur by hours or days; a freeze has FREQ=HOURLY, DAILY, WEEKLY, MONTHLY or"
                    + " YEARLY, and ends by DTEND or DURATION");
        }
        if (ofZone && !frequency.equals("YEARLY")) {
            return Optional.of("is of a zone, and clocks change by FREQ=YEARLY");
        }
        String interval = value(parts, "INTERVAL");
        if (!interval.isEmpty() && !(interval.matches("\\d{1,4}") && isInterval(Integer.parseInt(interval)))) {
            return Optional.of("has an INTERVAL that is no whole number from 1 to " + LONGEST_INTERVAL);
        }
        long listed = parts.stream()
                .filter(part -> part[0].startsWith("BY"))
                .mapToLong(part -> size(part[1]))
                .sum();
        long daily =
                OF_A_DAY.stream().mapToLong(name -> size(value(parts, name))).reduce(1, (a, b) -> a * b);
        return listed > MOST_BY || daily > MOST_A_DAY
                ? Optional.of(
                        "names too many times; at most " + MOST_BY + " in its BY… lists, and " + MOST_A_DAY + " a day")
                : Optional.empty();
    }

    private static boolean isInterval(int number) {
        return number >= 1 && number <= LONGEST_INTERVAL;
    }

    private static int size(String list) {
        return list.split(",", -1).length;
    }

    /** All that is said of it, for a part that stands there twice. */
    private static String value(List<String[]> parts, String name) {
        return parts.stream()
                .filter(part -> part[0].strip().equals(name))
                .map(part -> part[1].strip())
                .collect(Collectors.joining(","));
    }

    private static String cut(String line) {
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}
