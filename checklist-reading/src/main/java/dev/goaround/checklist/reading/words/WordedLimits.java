package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Limits that people write without a number. {@code health} is the share of the asked targets that answer as healthy:
 * a health check that fails is 0, one that passes is 1.
 */
final class WordedLimits {

    private record Row(Pattern words, Limit limit) {}

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
                    Limit.of("health", Op.EQUAL, 0, "ratio")),
            row(
                    "\\b(?:services?|application|app|api|site|website|system|endpoints?)\\b.*"
                            + "\\b(?:unavailable|down|unreachable|offline|unhealthy)\\b",
                    Limit.of("health", Op.EQUAL, 0, "ratio")),
            row(
                    "\\b(?:(?:database|db|postgres\\w*|mysql) )connection (?:errors?|failures?|issues?|problems?|timeouts?)\\b",
                    Limit.of("db_connection_errors", Op.MORE, 0, "count")),
            row(
                    "\\bconnection(?: pool|s) (?:is |are )?exhausted\\b",
                    Limit.of("db_connections", Op.AT_LEAST, 1, "ratio")));

    /** What an item states: the good case. */
    private static final List<Row> GOOD = List.of(
            row("health ?(?:checks?|probes?|endpoints?)\\b.*" + PASSES, Limit.of("health", Op.EQUAL, 1, "ratio")),
            row("\\bservices?\\b.*\\bhealthy\\b", Limit.of("health", Op.EQUAL, 1, "ratio")),
            row("\\bno (?:database|db) connection errors?\\b", Limit.of("db_connection_errors", Op.EQUAL, 0, "count")),
            row(
                    "\\bconnection(?: pool|s) (?:is |are )?not exhausted\\b",
                    Limit.of("db_connections", Op.LESS, 1, "ratio")));

    private WordedLimits() {}

    static Optional<Limit> bad(String plain) {
        return find(BAD, plain);
    }

    static Optional<Limit> good(String plain) {
        return find(GOOD, plain);
    }

    private static Optional<Limit> find(List<Row> rows, String plain) {
        if (!Plain.holdsAny(plain, NAMED)) {
            return Optional.empty();
        }
        return rows.stream()
                .filter(row -> row.words().matcher(plain).find())
                .findFirst()
                .map(Row::limit);
    }

    private static Row row(String words, Limit limit) {
        return new Row(Pattern.compile(words), limit);
    }
}
