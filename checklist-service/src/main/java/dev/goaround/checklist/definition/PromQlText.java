package dev.goaround.checklist.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What cannot be a PromQL expression whatever the server: brackets that do not match, quotes that are not closed, nothing at all.
 * Whether the rest is one is known to the server alone, and its refusal is a sample with its reason.
 */
final class PromQlText {

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private PromQlText() {}

    /** The query, or where it goes wrong. */
    static ParsedField<String> parse(String query) {
        return problem(query).<ParsedField<String>>map(ParsedField::bad).orElseGet(() -> ParsedField.good(query));
    }

    private static Optional<String> problem(String query) {
        Deque<Integer> open = new ArrayDeque<>();
        boolean asks = false;
        int at = 0;
        while (at < query.length()) {
            char c = query.charAt(at);
            if (c == '"' || c == '\'' || c == '`') {
                int end = endOfText(query, at);
                if (end < 0) {
                    return wrong("a text that begins with " + c, at, "is not closed");
                }
                at = end;
            } else if (c == '#') {
                int end = query.indexOf('\n', at);
                at = end < 0 ? query.length() - 1 : end;
            } else if (OPENING.indexOf(c) >= 0) {
                open.push(at);
            } else if (CLOSING.indexOf(c) >= 0) {
                boolean fits = !open.isEmpty() && OPENING.indexOf(query.charAt(open.pop())) == CLOSING.indexOf(c);
                if (!fits) {
                    return wrong("‘" + c + "’", at, "closes nothing");
                }
            }
            asks |= Character.isLetterOrDigit(c) || c == '"' || c == '\'' || c == '`';
            at++;
        }
        if (!open.isEmpty()) {
            return wrong("‘" + query.charAt(open.peek()) + "’", open.peek(), "is not closed");
        }
        return asks
                ? Optional.empty()
                : Optional.of("is no PromQL expression: it asks for nothing; for example avg(cpu_usage)");
    }

    /** Index of the closing quote; -1: there is none. */
    private static int endOfText(String query, int start) {
        char quote = query.charAt(start);
        for (int at = start + 1; at < query.length(); at++) {
            if (query.charAt(at) == quote) {
                return at;
            }
            if (query.charAt(at) == '\\' && quote != '`') {
                at++;
            }
        }
        return -1;
    }

    private static Optional<String> wrong(String what, int at, String how) {
        return Optional.of("is no PromQL expression: " + what + " at character " + (at + 1) + " " + how);
    }
}
