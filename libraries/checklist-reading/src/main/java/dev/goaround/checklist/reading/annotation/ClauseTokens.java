package dev.goaround.checklist.reading.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a clause apart: words, and options as {@code name=value} or {@code name="some words"}. */
final class ClauseTokens {

    /** @param name of an option, or null for a word */
    record Token(String name, String value) {}

    private static final Pattern OPTION = Pattern.compile("[a-z][a-z-]*");

    private final String text;
    private int at;

    private ClauseTokens(String text) {
        this.text = text;
    }

    /** Empty where a quote is not closed. */
    static Optional<List<Token>> of(String text) {
        ClauseTokens tokens = new ClauseTokens(text);
        List<Token> all = new ArrayList<>();
        while (true) {
            while (tokens.at < text.length() && Character.isWhitespace(text.charAt(tokens.at))) {
                tokens.at++;
            }
            if (tokens.at == text.length()) {
                return Optional.of(all);
            }
            Token next = tokens.next();
            if (next == null) {
                return Optional.empty();
            }
            all.add(next);
        }
    }

    private Token next() {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '=') {
            at++;
        }
        String word = text.substring(start, at);
        boolean option = at < text.length()
                && text.charAt(at) == '='
                && OPTION.matcher(word).matches();
        if (!option) {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return new Token(null, text.substring(start, at));
        }
        at++;
        String value = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
        return value == null ? null : new Token(word, value);
    }

    private String bare() {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            at++;
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                value.append(text.charAt(at));
                at++;
            } else {
                value.append(c);
            }
        }
        return null;
    }
}
