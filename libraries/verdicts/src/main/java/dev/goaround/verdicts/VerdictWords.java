package dev.goaround.verdicts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures and times as a person on call reads them. Instants are in UTC and say so. */
final class VerdictWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DIGITS = 3;
    private static final int GROUP = 3;

    private VerdictWords() {}

    static String time(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return seconds(duration.toMillis() / 1000.0);
        }
        List<String> parts = new ArrayList<>();
        part(parts, duration.toDays(), "d");
        part(parts, duration.toHoursPart(), "h");
        part(parts, duration.toMinutesPart(), "min");
        part(parts, duration.toSecondsPart(), "s");
        return String.join(" ", parts);
    }

    static String seconds(double seconds) {
        return Math.abs(seconds) < 1 && seconds != 0 ? number(seconds * 1000) + " ms" : number(seconds) + " s";
    }

    static String signal(Signal signal) {
        String name = signal.name();
        return signal.family() == Signal.Family.LATENCY
                ? name.substring(name.lastIndexOf('_') + 1) + " latency"
                : name.replace('_', ' ');
    }

    /** @param unit null means the signal's own */
    static String value(Signal signal, double value, String unit) {
        String in = unit == null ? ownUnit(signal) : unit;
        return switch (in) {
            case "ratio" -> number(value * 100) + " %";
            case "seconds" -> seconds(value);
            case "bytes" -> bytes(value);
            case "", "count" -> number(value);
            default -> number(value) + " " + in;
        };
    }

    /** A multiple, as of a budget's pace. */
    static String times(double multiple) {
        return number(multiple) + "x";
    }

    /** A change, with its sign; of a ratio in percentage points. */
    static String points(Signal signal, double change, String unit) {
        String in = unit == null ? ownUnit(signal) : unit;
        String size =
                in.equals("ratio") ? number(Math.abs(change) * 100) + " points" : value(signal, Math.abs(change), in);
        return (change < 0 ? "−" : "+") + size;
    }

    /** A change as a share of what it changed from. */
    static String share(double change) {
        return (change < 0 ? "−" : "+") + number(Math.abs(change) * 100) + " %";
    }

    /** As a label: a figure without a unit is a count. */
    static String unit(Signal signal, String unit) {
        String in = unit == null ? ownUnit(signal) : unit;
        return in.isEmpty() ? "count" : in;
    }

    static String count(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** As {@code %,d} in the root locale, which takes a microsecond more; every verdict counts something. */
    private static String grouped(long count) {
        StringBuilder digits = new StringBuilder(Long.toString(count));
        for (int before = digits.length() - GROUP; before > (count < 0 ? 1 : 0); before -= GROUP) {
            digits.insert(before, ',');
        }
        return digits.toString();
    }

    static String joined(String first, String second) {
        return second == null ? first : first == null ? second : first + "; " + second;
    }

    private static String ownUnit(Signal signal) {
        return switch (signal.family()) {
            case ERROR_RATE, SUCCESS_RATE, PROBE_SUCCESS, VERSION -> "ratio";
            case LATENCY -> "seconds";
            case REQUEST_RATE -> "requests/s";
            case HEALTH -> "";
            case MEASURED ->
                switch (signal.name()) {
                    case "cpu", "memory", "test_coverage" -> "ratio";
                    case "disk_free" -> "bytes";
                    case "certificate_days_left" -> "days";
                    default -> "";
                };
        };
    }

    private static String bytes(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
        double scaled = bytes;
        int unit = 0;
        while (Math.abs(scaled) >= 1000 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        return number(scaled) + " " + units[unit];
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = exact.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static void part(List<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add(amount + " " + unit);
        }
    }
}
