package dev.goaround.imports.promql;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 5m}, {@code 1h30m}, {@code 1w}; a year has 365 days. */
public final class PromqlDuration {

    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|[smhdwy])){1,7}|0");
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|[smhdwy])");

    private PromqlDuration() {}

    /** Empty where it is none. */
    public static Optional<Duration> read(String written) {
        String plain = written.strip();
        if (!WHOLE.matcher(plain).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(plain);
        while (part.find()) {
            sum = sum.plus(one(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return Optional.of(sum);
    }

    private static Duration one(String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            default -> Duration.ofDays(365);
        };
    }
}
