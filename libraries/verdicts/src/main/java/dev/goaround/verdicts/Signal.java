package dev.goaround.verdicts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What samples add up to, by its name.
 *
 * @param share of the observations that lie at or below a percentile, as {@code share / of}; 0 for other signals
 */
record Signal(String name, Family family, long share, long of) {

    private static final Pattern LATENCY = Pattern.compile("latency_p(\\d{1,6})");
    private static final int LONGEST_WHOLE_PERCENT = 2;

    enum Family {
        HEALTH,
        PROBE_SUCCESS,
        ERROR_RATE,
        SUCCESS_RATE,
        REQUEST_RATE,
        LATENCY,
        VERSION,
        /** A figure taken as it is, under its own name. */
        MEASURED;

        /** Whether the signal is made of counted requests, so that a floor on requests means something. */
        boolean isCounted() {
            return this == ERROR_RATE || this == SUCCESS_RATE || this == REQUEST_RATE || this == LATENCY;
        }
    }

    static Signal named(String name) {
        Matcher latency = LATENCY.matcher(name);
        if (latency.matches()) {
            String digits = latency.group(1);
            // p95 is 95 of 100; p999 is 999 of 1000, as people write it.
            long of = (long) Math.pow(10, Math.max(LONGEST_WHOLE_PERCENT, digits.length()));
            return new Signal(name, Family.LATENCY, Long.parseLong(digits), of);
        }
        return new Signal(name, family(name), 0, 0);
    }

    private static Family family(String name) {
        return switch (name) {
            case "health" -> Family.HEALTH;
            case "probe_success" -> Family.PROBE_SUCCESS;
            case "error_rate" -> Family.ERROR_RATE;
            case "success_rate" -> Family.SUCCESS_RATE;
            case "request_rate" -> Family.REQUEST_RATE;
            case "version" -> Family.VERSION;
            default -> Family.MEASURED;
        };
    }
}
