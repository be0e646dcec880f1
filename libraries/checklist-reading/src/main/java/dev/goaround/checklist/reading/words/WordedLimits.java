package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Limits that people write without a number. {@code health} is the share of the asked targets that answer as healthy:
 * a health check that fails is 0, one that passes is 1.
 */
final class WordedLimits {

    private record Row(Pattern words, SignalLimit limit) {}

    /** One of these is in every line that matches any row. */
    private static final String[] NAMED = {"health", "service", "app", "site", "system", "endpoint", "connection", "api"
    };

    private static final String FAILS =
            "\\b(?:fail\\w*|down|unhealthy|errors?|red|not (?:ok|passing|healthy|responding))\\b";
    private static final String PASSES = "\\b(?:pass(?:es|ing|ed)?|green|ok|healthy|respond(?:s|ing)?|succeed(?:s|ing)?"
            + "|successful|return(?:s|ing)? 200)\\b";

    /** What a trigger states: the bad case. */
    private static final List<Row> BAD = List.of(
            row(
                    "health ?(?:checks?|probes?|endpoints?)\\b.*" + FAILS
                            + "|\\bfail\\w*\\b.*\\bhealth ?(?:checks?|probes?)\\b",
                    SignalLimit.of("health", LimitOperator.EQUAL, 0, "ratio")),
            row(
                    "\\b(?:services?|application|app|api|site|website|system|endpoints?)\\b.*"
                            + "\\b(?:unavailable|down|unreachable|offline|unhealthy)\\b",
                    SignalLimit.of("health", LimitOperator.EQUAL, 0, "ratio")),
            row(
                    "\\b(?:(?:database|db|postgres\\w*|mysql) )connection (?:errors?|failures?|issues?|problems?|timeouts?)\\b",
                    SignalLimit.of("db_connection_errors", LimitOperator.MORE, 0, "count")),
            row(
                    "\\bconnection(?: pool|s) (?:is |are )?exhausted\\b",
                    SignalLimit.of("db_connections", LimitOperator.AT_LEAST, 1, "ratio")));

    /** What an item states: the good case. */
    private static final List<Row> GOOD = List.of(
            row(
                    "health ?(?:checks?|probes?|endpoints?)\\b.*" + PASSES,
                    SignalLimit.of("health", LimitOperator.EQUAL, 1, "ratio")),
            row("\\bservices?\\b.*\\bhealthy\\b", SignalLimit.of("health", LimitOperator.EQUAL, 1, "ratio")),
            row(
                    "\\bno (?:database|db) connection errors?\\b",
                    SignalLimit.of("db_connection_errors", LimitOperator.EQUAL, 0, "count")),
            row(
                    "\\bconnection(?: pool|s) (?:is |are )?not exhausted\\b",
                    SignalLimit.of("db_connections", LimitOperator.LESS, 1, "ratio")));

    private WordedLimits() {}

    static Optional<SignalLimit> bad(String plain) {
        return find(BAD, plain);
    }

    static Optional<SignalLimit> good(String plain) {
        return find(GOOD, plain);
    }

    private static Optional<SignalLimit> find(List<Row> rows, String plain) {
        if (!PlainLine.holdsAny(plain, NAMED)) {
            return Optional.empty();
        }
        return rows.stream()
                .filter(row -> row.words().matcher(plain).find())
                .findFirst()
                .map(Row::limit);
    }

    private static Row row(String words, SignalLimit limit) {
        return new Row(Pattern.compile(words), limit);
    }
}
