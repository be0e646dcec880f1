package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.Limit;
import dev.goaround.contracts.watch.Comparison;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The good state of a signal as people write it: {@code < 1%}, {@code < 2s}, {@code >= 20 GB}, {@code < $500/month}. */
final class LimitText {

    private static final Pattern LIMIT =
            Pattern.compile("\\s*(<=|>=|==|<|>|≤|≥)\\s*(\\$?)\\s*(\\d+(?:\\.\\d+)?)\\s*(\\S*)\\s*");
    private static final List<String> RATIOS =
            List.of("error_rate", "success_rate", "health", "probe_success", "cpu", "memory", "test_coverage");

    private record Unit(String base, double factor) {}

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("%", new Unit("ratio", 0.01)),
            Map.entry("ms", new Unit("seconds", 0.001)),
            Map.entry("s", new Unit("seconds", 1)),
            Map.entry("m", new Unit("seconds", 60)),
            Map.entry("h", new Unit("seconds", 3600)),
            Map.entry("B", new Unit("bytes", 1)),
            Map.entry("KB", new Unit("bytes", 1e3)),
            Map.entry("MB", new Unit("bytes", 1e6)),
            Map.entry("GB", new Unit("bytes", 1e9)),
            Map.entry("TB", new Unit("bytes", 1e12)),
            Map.entry("KiB", new Unit("bytes", 1L << 10)),
            Map.entry("MiB", new Unit("bytes", 1L << 20)),
            Map.entry("GiB", new Unit("bytes", 1L << 30)),
            Map.entry("TiB", new Unit("bytes", 1L << 40)),
            Map.entry("days", new Unit("days", 1)),
            Map.entry("USD/month", new Unit("USD/month", 1)),
            Map.entry("/month", new Unit("USD/month", 1)),
            Map.entry("count", new Unit("count", 1)));

    private LimitText() {}

    static ParsedField<Limit> parse(String signal, String text) {
        Matcher limit = LIMIT.matcher(text);
        if (!limit.matches()) {
            return ParsedField.bad("‘" + text + "’ is no limit; write the good state, for example " + example(signal));
        }
        String written = limit.group(4);
        Unit unit = written.isEmpty() ? new Unit(null, 1) : UNITS.get(written);
        if (unit == null) {
            return ParsedField.bad(
                    "the unit ‘" + written + "’ is not known" + NearestName.suggestion(written, UNITS.keySet()));
        }
        double value = Double.parseDouble(limit.group(3)) * unit.factor();
        String base = unit.base() == null ? natural(signal, value) : unit.base();
        String wanted = natural(signal, 0);
        if (base == null || (wanted != null && !wanted.equals(base) && !signal.equals("memory"))) {
            return ParsedField.bad("‘" + text + "’ does not fit " + signal + "; for example " + example(signal));
        }
        return ParsedField.good(new Limit(comparison(limit.group(1)), value, base));
    }

    /** The unit that a bare number has; null where the number cannot be meant so. */
    private static String natural(String signal, double value) {
        if (RATIOS.contains(signal)) {
            return value <= 1 ? "ratio" : null;
        }
        if (signal.startsWith("latency_")) {
            return value == 0 ? "seconds" : null;
        }
        return value == 0 ? null : "count";
    }

    private static String example(String signal) {
        if (signal.startsWith("latency_")) {
            return "\"< 2s\"";
        }
        return signal.equals("success_rate") || signal.equals("health") ? "\">= 99%\"" : "\"< 1%\"";
    }

    private static Comparison comparison(String sign) {
        return switch (sign) {
            case "≤" -> Comparison.AT_MOST;
            case "≥" -> Comparison.AT_LEAST;
            default -> Comparison.ofSign(sign);
        };
    }
}
