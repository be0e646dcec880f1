package dev.goaround.checklist.reading.words;

import java.util.Map;
import java.util.Set;

/**
 * Which way a signal gets worse. Every reader, and whoever saves or imports a limit, asks here, so that nowhere a trigger is
 * armed that a healthy version trips, and nothing ticks because a version is broken.
 */
public enum WorseDirection {
    /** The more of it, the worse: errors, time, use, money. */
    MORE,
    /** The less of it, the worse: successes, what is free, what is left. */
    LESS,
    /** A name of the team's: nobody has said which way. */
    UNKNOWN;

    private static final Map<String, WorseDirection> SIGNALS = Map.ofEntries(
            Map.entry("error_rate", MORE),
            Map.entry("cost", MORE),
            Map.entry("cpu", MORE),
            Map.entry("memory", MORE),
            Map.entry("db_connections", MORE),
            Map.entry("db_connection_errors", MORE),
            Map.entry("health", LESS),
            Map.entry("success_rate", LESS),
            Map.entry("probe_success", LESS),
            Map.entry("request_rate", LESS),
            Map.entry("disk_free", LESS),
            Map.entry("certificate_days_left", LESS),
            Map.entry("test_coverage", LESS),
            Map.entry("approvals", LESS));

    /** Of these a healthy version has some, and never none. */
    private static final Set<String> NEVER_NONE = Set.of("cost", "cpu", "memory", "db_connections");

    /** @param signal a name of the domain, or of the team's */
    public static WorseDirection of(String signal) {
        return signal.startsWith("latency_") ? MORE : SIGNALS.getOrDefault(signal, UNKNOWN);
    }

    /**
     * Whether a healthy version meets a limit, so that a trigger on it would roll back what is good. So does one that not
     * even the best can meet ("success rate &gt; 1"): its side was misunderstood all the same.
     */
    public static boolean holdsAtBest(SignalLimit limit) {
        WorseDirection worse = of(limit.signal());
        if (worse == UNKNOWN) {
            return false;
        }
        if (looksFor(limit.op(), worse == MORE ? LESS : MORE)) {
            return true;
        }
        if (limit.baseline() != null || limit.risePer() != null) {
            double best = worse == MORE ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return holds(limit, 0) || holds(limit, best);
        }
        return holds(limit, worse == MORE ? least(limit.signal()) : most(limit));
    }

    /** Whether a broken version meets a limit, so that an item held against it would tick for what is bad. */
    public static boolean holdsAtWorst(SignalLimit limit) {
        WorseDirection worse = of(limit.signal());
        if (worse == UNKNOWN) {
            return false;
        }
        if (looksFor(limit.op(), worse)) {
            return true;
        }
        if (limit.baseline() != null || limit.risePer() != null) {
            return holds(limit, worse == MORE ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
        }
        return holds(limit, worse == MORE ? most(limit) : 0);
    }

    /**
     * The same of a limit that is not read from words.
     *
     * @param sign as reports write it
     * @param value in {@code unit}, as {@link SignalLimit} has it
     */
    public static boolean holdsAtWorst(String signal, String sign, double value, String unit) {
        return holdsAtWorst(SignalLimit.of(signal, LimitOperator.ofSign(sign), value, unit));
    }

    private static double least(String signal) {
        boolean some = NEVER_NONE.contains(signal) || signal.startsWith("latency_");
        return some ? Double.MIN_VALUE : 0;
    }

    /** A share ends at one; a multiple, a time, a count and money do not end. */
    private static double most(SignalLimit limit) {
        return limit.unit().equals("ratio") && limit.burn() == null ? 1 : Double.POSITIVE_INFINITY;
    }

    private static boolean holds(SignalLimit limit, double value) {
        return switch (limit.op()) {
            case LESS -> value < limit.value();
            case AT_MOST -> value <= limit.value();
            case MORE -> value > limit.value();
            case AT_LEAST -> value >= limit.value();
            case EQUAL -> value == limit.value();
        };
    }

    private static boolean looksFor(LimitOperator op, WorseDirection side) {
        return switch (op) {
            case MORE, AT_LEAST -> side == MORE;
            case LESS, AT_MOST -> side == LESS;
            case EQUAL -> false;
        };
    }
}
