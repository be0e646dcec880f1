package dev.goaround.checklist.reading.words;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit as a line writes it: {@code 5%}, {@code 500ms}, {@code $500/month}, {@code 2+}, {@code 4 GB}.
 *
 * @param currency ISO 4217 code, or empty
 * @param unit as written, or empty
 * @param per the time after a slash or "per", or empty
 */
record Quantity(BigDecimal number, String currency, String unit, String per) {

    private static final String NUMBER = "\\d{1,12}(?:[.,]\\d{1,9}){0,3}|one|two|three|four|five";
    private static final String UNITS =
            "%|percentage points?|percent|pp|points?|milliseconds?|millis|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m"
                    + "|hours?|hrs?|h|days?|d|weeks?|months?|[kmgt]i?b|[kmgt]i|bytes?|usd|eur|gbp|dollars?|euros?|x|times|rps|qps";

    /** One quantity without capturing groups, to be used inside other patterns. */
    static final String PATTERN = "(?:[$€£]\\s?)?(?:" + NUMBER + ")(?:\\s?(?:" + UNITS + ")(?![a-z0-9]))?\\+?"
            + "(?:\\s?(?:/|per )\\s?(?:month|mo|week|day|hour|hr?|minute|min|second|sec|s|year)(?![a-z]))?";

    private static final Pattern PARTS = Pattern.compile("^(?<sign>[$€£])?\\s?(?<number>" + NUMBER + ")(?:\\s?(?<unit>"
            + UNITS + ")(?![a-z0-9]))?\\+?(?:\\s?(?:/|per )\\s?(?<per>[a-z]+))?$");

    private static final Map<String, String> CURRENCIES = Map.of(
            "$", "USD", "€", "EUR", "£", "GBP", "usd", "USD", "eur", "EUR", "gbp", "GBP", "dollar", "USD", "euro",
            "EUR");
    private static final Map<String, String> NUMBERS =
            Map.of("one", "1", "two", "2", "three", "3", "four", "4", "five", "5");
    private static final Map<String, String> SHORT_TIMES =
            Map.of("mo", "month", "h", "hour", "hr", "hour", "min", "minute", "s", "second", "sec", "second");

    /** A cheap look that rules most lines out. */
    static boolean mayBeIn(String plain) {
        return hasDigit(plain) || NUMBERS.keySet().stream().anyMatch(plain::contains);
    }

    static boolean hasDigit(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isDigit(plain.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Reads exactly what {@link #PATTERN} matched. */
    static Quantity parse(String matched) {
        Matcher parts = PARTS.matcher(matched.strip());
        if (!parts.find()) {
            throw new IllegalArgumentException("not a quantity: " + matched);
        }
        String unit = parts.group("unit") == null ? "" : parts.group("unit");
        String sign = parts.group("sign") == null ? unit.replaceFirst("s$", "") : parts.group("sign");
        String per = parts.group("per") == null ? "" : parts.group("per");
        return new Quantity(number(parts.group("number")), CURRENCIES.getOrDefault(sign, ""), unit, time(per));
    }

    /** The whole word for the time behind a slash. */
    static String time(String written) {
        return SHORT_TIMES.getOrDefault(written, written);
    }

    boolean isPercent() {
        return unit.startsWith("%") || unit.startsWith("p");
    }

    boolean isTime() {
        return DurationWords.isUnit(unit);
    }

    boolean isMultiple() {
        return unit.equals("x") || unit.equals("times");
    }

    boolean isBytes() {
        return unit.endsWith("b") || unit.endsWith("i") || unit.startsWith("byte");
    }

    boolean isBare() {
        return unit.isEmpty() && currency.isEmpty();
    }

    /** "150%" of something is 50% more than it. */
    Quantity lessAll() {
        return new Quantity(number.subtract(BigDecimal.valueOf(100)), currency, unit, per);
    }

    BigDecimal asRatio() {
        return isPercent() ? number.movePointLeft(2) : number;
    }

    double seconds() {
        return DurationWords.of(number, unit).toMillis() / 1000.0;
    }

    double days() {
        return isTime() ? seconds() / 86_400 : number.doubleValue();
    }

    /** KB, MB and GB count by 1000, KiB, MiB and GiB (and Ki, Mi, Gi) by 1024 (IEC 80000-13). */
    double bytes() {
        int power = "bkmgt".indexOf(unit.toLowerCase(Locale.ROOT).charAt(0));
        double step = unit.contains("i") ? 1024.0 : 1000.0;
        return number.doubleValue() * Math.pow(step, power);
    }

    /** Money of which another word says that it is for a month. */
    Quantity perMonth() {
        return currency.isEmpty() || !per.isEmpty() ? this : new Quantity(number, currency, unit, "month");
    }

    String moneyUnit() {
        return per.isEmpty() ? currency : currency + "/" + per;
    }

    /** A comma with three digits behind it groups thousands, any other one is a decimal comma. */
    private static BigDecimal number(String written) {
        if (NUMBERS.containsKey(written)) {
            return new BigDecimal(NUMBERS.get(written));
        }
        String ungrouped = written.replaceAll(",(\\d{3})(?!\\d)", "$1").replace(',', '.');
        int last = ungrouped.lastIndexOf('.');
        return new BigDecimal(
                last < 0 ? ungrouped : ungrouped.substring(0, last).replace(".", "") + ungrouped.substring(last));
    }
}
