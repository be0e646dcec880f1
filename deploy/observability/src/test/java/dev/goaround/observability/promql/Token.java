package dev.goaround.observability.promql;

/**
 * @param text of a string without its quotes and escapes, of anything else as written
 * @param at offset in the query, for messages
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        NAME,
        NUMBER,
        DURATION,
        STRING,
        /** Grafana's, as {@code $__rate_interval} or <code>${name}</code>. */
        VARIABLE,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }
}
