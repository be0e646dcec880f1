package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.annotation.ClauseText;
import dev.goaround.checklist.reading.words.LimitOperator;
import dev.goaround.checklist.reading.words.SignalLimit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Limits, times, hours and numbers in the words of a sentence. */
final class InWords {

    /** Binary fractions shown to people: enough digits for every limit, too few for their noise. */
    private static final MathContext SHOWN = new MathContext(9);

    private static final Pattern PERCENTILE = Pattern.compile("latency_(p\\d{1,3})");

    private InWords() {}

    /** “error rate > 5 % for 10 minutes”; what counts with the first bad check says “at once”. */
    static String limit(SignalLimit limit) {
        if (limit.statistics() != null || limit.burn() != null) {
            return new ClauseText("").limit(limit).toString();
        }
        String compared = isDown(limit)
                ? "health checks failing"
                : signal(limit.signal()) + (limit.risePer() == null ? " " : " rises ")
                        + limit.op().sign() + " " + value(limit.value(), limit.unit());
        return compared
                + (limit.risePer() == null ? "" : " per " + span(limit.risePer()))
                + (limit.baseline() == null ? "" : " against the version before")
                + (limit.over() == null ? "" : " over " + span(limit.over()))
                + lasting(limit);
    }

    /** No answer, or not each of them. */
    private static boolean isDown(SignalLimit limit) {
        boolean none = limit.op() == LimitOperator.EQUAL && limit.value() == 0;
        boolean notAll = limit.op() == LimitOperator.LESS && limit.value() == 1;
        return limit.signal().equals("health") && limit.baseline() == null && (none || notAll);
    }

    private static String lasting(SignalLimit limit) {
        if (limit.lasting() != null) {
            return " for " + span(limit.lasting());
        }
        if (limit.outOf() != null) {
            return " in " + limit.times() + " of " + limit.outOf() + " checks";
        }
        boolean once = limit.times() == null || limit.times() == 1;
        return once ? " at once" : " " + limit.times() + " times in a row";
    }

    private static String signal(String name) {
        return PERCENTILE.matcher(name).replaceAll("$1 latency").replace('_', ' ');
    }

    private static String value(double value, String unit) {
        return switch (unit) {
            case "ratio" -> number(value * 100) + " %";
            case "seconds" -> Math.abs(value) < 1 ? number(value * 1000) + " ms" : number(value) + " s";
            case "count" -> number(value);
            default -> number(value) + " " + unit;
        };
    }

    private static String number(double value) {
        BigDecimal shown = BigDecimal.valueOf(value).round(SHOWN);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    /** “1 hour 30 minutes”. */
    static String span(Duration span) {
        List<String> parts = new ArrayList<>();
        part(parts, span.toDaysPart(), "day");
        part(parts, span.toHoursPart(), "hour");
        part(parts, span.toMinutesPart(), "minute");
        part(parts, span.toSecondsPart(), "second");
        part(parts, span.toMillisPart(), "millisecond");
        return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
    }

    private static void part(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count(count, unit));
        }
    }

    /** “1 box”, “2 boxes”. */
    static String count(long count, String thing) {
        String plural = thing.endsWith("x") ? thing + "es" : thing + "s";
        return count + " " + (count == 1 ? thing : plural);
    }

    /** “a”, “a and b”, “a, b and c”. */
    static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** The first ones, and how many more there are. */
    static String first(List<String> parts, int most) {
        return parts.size() <= most
                ? list(parts)
                : String.join(", ", parts.subList(0, most)) + " and " + (parts.size() - most) + " more";
    }

    /** Another's words, as far as they fit into a sentence. */
    static String quoted(String text, int longest) {
        return "“" + cut(text, longest) + "”";
    }

    static String cut(String text, int longest) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        if (plain.length() <= longest) {
            return plain;
        }
        // Half a character of two parts could not be written.
        boolean halves = Character.isHighSurrogate(plain.charAt(longest - 2));
        return plain.substring(0, longest - (halves ? 2 : 1)).strip() + "…";
    }

    /** “Tue Wed 10:00–16:00 Europe/Berlin”, “12-20 to 01-02”. */
    static String hours(WindowReading window) {
        if (window.dates() != null) {
            String year = window.dates().year() == null ? "" : window.dates().year() + "-";
            return year + window.dates().first().toString().substring(2) + " to "
                    + window.dates().last().toString().substring(2);
        }
        String days = window.days().stream().map(InWords::shortName).collect(Collectors.joining(" "));
        return (days.isEmpty() ? "every day" : days)
                + (window.from() == null ? "" : " " + window.from() + "–" + window.to())
                + (window.zone() == null ? "" : " " + window.zone());
    }

    private static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
