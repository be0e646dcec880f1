package dev.goaround.imports.promql;

import dev.goaround.imports.promql.PromqlToken.Kind;
import java.util.List;

/** Where the reading of an expression is. */
final class TokenCursor {

    private final String source;
    private final List<PromqlToken> tokens;
    private int at;

    TokenCursor(String source, List<PromqlToken> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    PromqlToken now() {
        return tokens.get(at);
    }

    PromqlToken next() {
        PromqlToken now = now();
        at = Math.min(at + 1, tokens.size() - 1);
        return now;
    }

    boolean skip(String sign) {
        boolean there = now().is(sign);
        if (there) {
            next();
        }
        return there;
    }

    boolean skipKeyword(String word) {
        boolean there = now().isKeyword(word);
        if (there) {
            next();
        }
        return there;
    }

    void expect(String sign) throws NotUnderstood {
        if (!skip(sign)) {
            throw unexpected("‘" + sign + "’");
        }
    }

    PromqlToken expect(Kind kind, String what) throws NotUnderstood {
        if (now().kind() != kind) {
            throw unexpected(what);
        }
        return next();
    }

    NotUnderstood unexpected(String expected) {
        PromqlToken now = now();
        return new NotUnderstood(
                now.kind() == Kind.END
                        ? "it ends where " + expected + " should follow"
                        : "‘" + source.substring(now.start(), now.end()) + "’ (character " + (now.start() + 1)
                                + ") stands where " + expected + " should");
    }

    /** What was read since then, on one line: white space and comments between tokens are one space. */
    String text(int start) {
        StringBuilder text = new StringBuilder();
        int end = start;
        for (PromqlToken token : tokens.subList(0, at)) {
            if (token.start() >= start) {
                text.append(token.start() > end && !text.isEmpty() ? " " : "")
                        .append(source, token.start(), token.end());
                end = token.end();
            }
        }
        return text.toString();
    }
}
