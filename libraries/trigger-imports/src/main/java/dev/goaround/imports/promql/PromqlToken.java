package dev.goaround.imports.promql;

/**
 * @param text as written; of a string without its quotes, unescaped
 * @param start of the first character in the source, from 0
 * @param end behind the last one
 */
record PromqlToken(Kind kind, String text, int start, int end) {

    enum Kind {
        WORD,
        NUMBER,
        TIME,
        STRING,
        SIGN,
        END
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
    }

    /** Keywords are the same in upper and lower case. */
    boolean isKeyword(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
