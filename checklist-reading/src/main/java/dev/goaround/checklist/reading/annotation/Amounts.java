package dev.goaround.checklist.reading.annotation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of limits: {@code 5%}, {@code 0.5s}, {@code 500ms}, {@code 30days}, {@code 500USD/month}; read back without loss. */
final class Amounts {

    record Amount(double value, String unit) {}

    private static final Pattern AMOUNT =
            Pattern.compile("(?<number>-?\\d{1,20}(?:\\.\\d{1,20})?)(?<unit>%|/s|[A-Za-z]{1,5}(?:/[a-z]{1,10})?)?");
    private static final Pattern DOLLARS =
            Pattern.compile("\\$(?<number>\\d{1,20}(?:\\.\\d{1,20})?)(?<per>/[a-z]{1,10})?");
    private static final Pattern BYTES = Pattern.compile("(?<power>[KMGT]?)(?<binary>i?)B");

    /** A bare number up to one is a share for these. */
    private static final Set<String> SHARES = Set.of(
            "error_rate", "success_rate", "probe_success", "cpu", "memory", "disk_free", "test_coverage", "health");

    private Amounts() {}

    static String write(double value, String unit) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return switch (unit) {
            case "ratio" -> plain(exact.movePointRight(2)) + "%";
            case "seconds" -> plain(exact) + "s";
            case "bytes" -> plain(exact) + "B";
            case "count" -> plain(exact);
            case "count/s" -> plain(exact) + "/s";
            default -> plain(exact) + unit;
        };
    }

    static String share(double ratio) {
        return write(ratio, "ratio");
    }

    static Optional<Amount> parse(String signal, String written) {
        Matcher dollars = DOLLARS.matcher(written);
        if (dollars.matches()) {
            String per = dollars.group("per") == null ? "" : dollars.group("per");
            return Optional.of(new Amount(Double.parseDouble(dollars.group("number")), "USD" + per));
        }
        Matcher amount = AMOUNT.matcher(written);
        if (!amount.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(amount.group("number"));
        String unit = amount.group("unit");
        if (unit == null) {
            boolean share = SHARES.contains(signal) && number.abs().compareTo(BigDecimal.ONE) <= 0;
            return Optional.of(new Amount(number.doubleValue(), share ? "ratio" : "count"));
        }
        return of(number, unit);
    }

    private static Optional<Amount> of(BigDecimal number, String unit) {
        if (unit.equals("%")) {
            return Optional.of(new Amount(number.movePointLeft(2).doubleValue(), "ratio"));
        }
        if (unit.equals("/s")) {
            return Optional.of(new Amount(number.doubleValue(), "count/s"));
        }
        if (unit.equals("days") || unit.equals("day")) {
            return Optional.of(new Amount(number.doubleValue(), "days"));
        }
        Matcher bytes = BYTES.matcher(unit);
        if (bytes.matches()) {
            int power =
                    "KMGT".indexOf(bytes.group("power")) + (bytes.group("power").isEmpty() ? 0 : 1);
            double step = bytes.group("binary").isEmpty() ? 1000 : 1024;
            return Optional.of(new Amount(number.doubleValue() * Math.pow(step, power), "bytes"));
        }
        BigDecimal seconds = switch (unit) {
            case "ms" -> new BigDecimal("0.001");
            case "s" -> BigDecimal.ONE;
            case "m", "min" -> BigDecimal.valueOf(60);
            case "h" -> BigDecimal.valueOf(3600);
            case "d" -> BigDecimal.valueOf(86_400);
            default -> null;
        };
        if (seconds != null) {
            return Optional.of(new Amount(number.multiply(seconds).doubleValue(), "seconds"));
        }
        return unit.matches("[A-Z]{3}(?:/[a-z]+)?")
                ? Optional.of(new Amount(number.doubleValue(), unit))
                : Optional.empty();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
