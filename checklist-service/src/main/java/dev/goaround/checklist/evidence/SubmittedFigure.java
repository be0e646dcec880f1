package dev.goaround.checklist.evidence;

import dev.goaround.contracts.watch.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A figure as a pipeline states it, held against what a condition asks for. What it means has to be beyond doubt: a share without a
 * unit is a ratio from 0 to 1, so 83 is refused instead of read as 8300 %, and 1 is, because it may be all or a hundredth.
 *
 * @param unit as stated, or null: the base unit of what is asked for
 */
public record SubmittedFigure(double value, String unit) {

    private static final String RATIO = "ratio";

    /** Signals that cannot be more than all. */
    private static final List<String> SHARES =
            List.of("test_coverage", "error_rate", "success_rate", "health", "probe_success", "memory", "disk_free");

    /** @param per of the base unit, exact */
    private record StatedUnit(String base, BigDecimal per) {}

    private static final Map<String, StatedUnit> UNITS = units();

    /** Why it cannot be held against the condition, and what would be right; empty: it can. */
    public Optional<String> objection(Condition condition) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Optional.of("value is no number that can be compared");
        }
        if (value < 0) {
            return Optional.of("value " + plain(value) + " is below zero, and " + condition.signal() + " never is");
        }
        String wanted = wanted(condition);
        if (isUnstated()) {
            return wanted.equals(RATIO) ? ratioWithoutUnit(condition) : Optional.empty();
        }
        StatedUnit stated = UNITS.get(unit.strip().toLowerCase(Locale.ROOT));
        if (stated == null
                ? !unit.strip().equalsIgnoreCase(wanted)
                : !stated.base().equals(wanted)) {
            return Optional.of("unit ‘" + unit + "’ does not measure " + condition.signal() + ", which is in " + wanted
                    + (wanted.equals(RATIO) ? " (or percent)" : ""));
        }
        return wanted.equals(RATIO) && SHARES.contains(condition.signal()) && in(condition) > 1
                ? Optional.of("value " + plain(value) + " " + unit + " is more than 100 %, and " + condition.signal()
                        + " never is")
                : Optional.empty();
    }

    /** In the condition's base unit; asked only where nothing stands against it. */
    public double in(Condition condition) {
        StatedUnit stated = isUnstated() ? null : UNITS.get(unit.strip().toLowerCase(Locale.ROOT));
        return stated == null
                ? value
                : new BigDecimal(Double.toString(value)).multiply(stated.per()).doubleValue();
    }

    private Optional<String> ratioWithoutUnit(Condition condition) {
        if (value > 1) {
            return Optional.of("value " + plain(value) + " without a unit is no ratio from 0 to 1: for "
                    + plain(value) + " % add \"unit\": \"percent\", or send the ratio"
                    + (value <= 100
                            ? ", "
                                    + new BigDecimal(Double.toString(value))
                                            .movePointLeft(2)
                                            .stripTrailingZeros()
                                            .toPlainString()
                            : ""));
        }
        return value == 1
                ? Optional.of("value 1 without a unit may be 100 % or 1 % of " + condition.signal()
                        + ": add \"unit\": \"ratio\" or \"unit\": \"percent\"")
                : Optional.empty();
    }

    private boolean isUnstated() {
        return unit == null || unit.isBlank();
    }

    private static String wanted(Condition condition) {
        return condition.unit() == null ? "count" : condition.unit();
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static Map<String, StatedUnit> units() {
        Map<String, StatedUnit> units = new TreeMap<>();
        add(units, RATIO, "1", RATIO);
        add(units, RATIO, "0.01", "percent", "%", "pct");
        add(units, "count", "1", "count");
        add(units, "seconds", "1", "seconds", "second", "sec", "s");
        add(units, "seconds", "0.001", "milliseconds", "millis", "ms");
        add(units, "seconds", "0.000001", "microseconds", "us");
        add(units, "seconds", "60", "minutes", "min", "m");
        add(units, "seconds", "3600", "hours", "h");
        add(units, "bytes", "1", "bytes", "byte", "b");
        add(units, "bytes", "1000", "kb");
        add(units, "bytes", "1000000", "mb");
        add(units, "bytes", "1000000000", "gb");
        add(units, "bytes", "1024", "kib");
        add(units, "bytes", "1048576", "mib");
        add(units, "bytes", "1073741824", "gib");
        return units;
    }

    private static void add(Map<String, StatedUnit> units, String base, String per, String... names) {
        for (String name : names) {
            units.put(name, new StatedUnit(base, new BigDecimal(per)));
        }
    }
}
