package dev.goaround.checklist.reading.corpus;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values and times as a truth writes them, in the base units of the report. */
final class Amount {

    private static final Pattern VALUE = Pattern.compile("(-?[0-9.]+)([a-zA-Z%/]*)");
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("%", 0.01),
            Map.entry("ms", 0.001),
            Map.entry("s", 1.0),
            Map.entry("m", 60.0),
            Map.entry("h", 3_600.0),
            Map.entry("d", 86_400.0),
            Map.entry("days", 1.0),
            Map.entry("MB", 1e6),
            Map.entry("GB", 1e9),
            Map.entry("/s", 1.0));

    private Amount() {}

    static double of(String written) {
        Matcher value = VALUE.matcher(written);
        if (!value.matches() || !UNITS.containsKey(value.group(2))) {
            throw new IllegalArgumentException("no value with a unit of " + UNITS.keySet() + ": " + written);
        }
        return Double.parseDouble(value.group(1)) * UNITS.get(value.group(2));
    }

    static boolean same(double one, double other) {
        return Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one));
    }
}
