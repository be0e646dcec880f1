package dev.goaround.checklist.opening;

import dev.goaround.contracts.service.Limit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Items that name a signal and want it “acceptable” without saying a number are held against the limit that the service
 * definition states for that signal.
 */
final class WordedLimits {

    private record Row(Pattern words, List<String> signals) {}

    private static final Pattern WANTED = Pattern.compile("\\b(?:acceptable|normal|nominal|stable|healthy|low"
            + "|as expected|expected (?:range|levels?|values?|limits?)|(?:with)?in (?:the |its |our |their )?(?:\\w+ )?"
            + "(?:limits?|range|bounds|budget|sla|slo|thresholds?|targets?))\\b");

    private static final List<Row> ROWS = List.of(
            row("error rates?", "error_rate"),
            row("success rates?", "success_rate"),
            row("response times?|latency|latencies", "latency_p95", "latency_p99", "latency_p50", "latency_p90"),
            row("cpu", "cpu"),
            row("memory", "memory"),
            row("disk", "disk_free"),
            row("(?:database|db) connections?", "db_connections"),
            row("costs?", "cost"));

    private WordedLimits() {}

    /** The signal and its limit; empty if the words name none, or the definition has no limit for it. */
    static Optional<Map.Entry<String, Limit>> of(String text, Map<String, Limit> limits) {
        String plain = text.toLowerCase(Locale.ROOT);
        if (!WANTED.matcher(plain).find()) {
            return Optional.empty();
        }
        return ROWS.stream()
                .filter(row -> row.words().matcher(plain).find())
                .flatMap(row -> row.signals().stream())
                .filter(limits::containsKey)
                .findFirst()
                .map(signal -> Map.entry(signal, limits.get(signal)));
    }

    private static Row row(String words, String... signals) {
        return new Row(Pattern.compile("\\b(?:" + words + ")\\b"), List.of(signals));
    }
}
