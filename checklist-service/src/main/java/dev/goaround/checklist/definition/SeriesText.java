package dev.goaround.checklist.definition;

import dev.goaround.contracts.watch.Series;
import dev.goaround.exposition.LabelExpression;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Series as Prometheus selectors are written: {@code http_requests_total{status=~"5.."}}. */
final class SeriesText {

    static final String EXAMPLE = "http_requests_total{status=~\"5..\"}";

    static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern SELECTOR = Pattern.compile("\\s*(" + METRIC.pattern() + ")\\s*(?:\\{(.*)})?\\s*");
    private static final Pattern MATCHER =
            Pattern.compile("\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!=|!~|=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:,|$)");
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9_/ -]*");

    private SeriesText() {}

    static ParsedField<Series> parse(String text) {
        Matcher selector = SELECTOR.matcher(text);
        if (!selector.matches()) {
            return ParsedField.bad(
                    "‘" + text + "’ is no series; write a metric's name and perhaps labels, for example " + EXAMPLE);
        }
        if (selector.group(2) == null || selector.group(2).isBlank()) {
            return ParsedField.good(new Series(selector.group(1), Map.of()));
        }
        Map<String, String> where = new LinkedHashMap<>();
        Matcher matcher = MATCHER.matcher(selector.group(2));
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (matcher.group(2).startsWith("!")) {
                return ParsedField.bad("label " + matcher.group(1) + " is excluded with " + matcher.group(2)
                        + ", which is not read; say what it has to match (=~)");
            }
            if (where.containsKey(matcher.group(1))) {
                return ParsedField.bad(
                        "label " + matcher.group(1) + " is there twice; one expression can hold both, as in \"a|b\"");
            }
            String value = matcher.group(3).replaceAll("\\\\(.)", "$1");
            where.put(
                    matcher.group(1),
                    matcher.group(2).equals("=")
                            ? literal(value)
                            : matcher.group(3).replace("\\\\", "\\"));
        }
        if (end != selector.group(2).length()) {
            return ParsedField.bad("the labels of ‘" + text + "’ are not read from character " + (end + 1)
                    + " on; for example " + EXAMPLE);
        }
        return of(selector.group(1), where);
    }

    static ParsedField<Series> of(String metric, Map<String, String> where) {
        if (!METRIC.matcher(metric).matches()) {
            return ParsedField.bad("‘" + metric + "’ is no metric's name; for example http_requests_total");
        }
        for (Map.Entry<String, String> label : where.entrySet()) {
            Optional<String> objection = LabelExpression.objection(label.getValue());
            if (objection.isPresent()) {
                return ParsedField.bad("label " + label.getKey() + ": ‘" + label.getValue()
                        + "’ is no regular expression in RE2 syntax (" + objection.get()
                        + "); it has no look-around, no back references and no possessive repetitions");
            }
        }
        return ParsedField.good(new Series(metric, where));
    }

    private static String literal(String value) {
        return LITERAL.matcher(value).matches() ? value : LabelExpression.quoted(value);
    }
}
