package dev.goaround.checklist.reading.words;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as annotations write them: {@code 90s}, {@code 1h30m}, {@code -7d}; written and read without loss. */
public final class AnnotationDurations {

    private static final Pattern PART = Pattern.compile("(?<number>\\d{1,12}(?:\\.\\d{1,3})?)(?<unit>ms|[smhdw])");
    private static final Pattern WHOLE = Pattern.compile("-?(?:\\d{1,12}(?:\\.\\d{1,3})?(?:ms|[smhdw])){1,6}");

    private AnnotationDurations() {}

    public static String write(Duration span) {
        if (span.isZero()) {
            return "0s";
        }
        Duration length = span.abs();
        StringBuilder out = new StringBuilder(span.isNegative() ? "-" : "");
        append(out, length.toDaysPart(), "d");
        append(out, length.toHoursPart(), "h");
        append(out, length.toMinutesPart(), "m");
        append(out, length.toSecondsPart(), "s");
        append(out, length.toMillisPart(), "ms");
        return out.toString();
    }

    public static Optional<Duration> parse(String written) {
        String plain = written.toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(plain).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        for (Matcher part = PART.matcher(plain); part.find(); ) {
            BigDecimal millis = new BigDecimal(part.group("number")).multiply(millisPer(part.group("unit")));
            sum = sum.plusMillis(millis.longValue());
        }
        return Optional.of(plain.startsWith("-") ? sum.negated() : sum);
    }

    private static BigDecimal millisPer(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    case "d" -> 86_400_000;
                    default -> 7 * 86_400_000L;
                });
    }

    private static void append(StringBuilder out, long count, String unit) {
        if (count > 0) {
            out.append(count).append(unit);
        }
    }
}
