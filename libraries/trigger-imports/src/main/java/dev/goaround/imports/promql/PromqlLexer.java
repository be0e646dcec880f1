package dev.goaround.imports.promql;

import dev.goaround.imports.promql.PromqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens; comments and white space fall away. */
final class PromqlLexer {

    private static final Pattern NEXT = Pattern.compile("(?<blank>\\s++|#[^\\n]*+)"
            + "|(?<time>(?:\\d{1,9}(?:ms|[smhdwy])){1,7}(?![\\w.]))"
            + "|(?<number>0[xX][0-9a-fA-F]{1,15}|(?:\\d[\\d_]*+\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?(?!\\w))"
            + "|(?<word>[a-zA-Z_:][\\w:]*+)"
            + "|(?<sign>==|!=|=~|!~|>=|<=|[-+*/%^(){}\\[\\],=<>@])");

    private PromqlLexer() {}

    static List<PromqlToken> of(String source) throws NotUnderstood {
        List<PromqlToken> tokens = new ArrayList<>();
        Matcher next = NEXT.matcher(source);
        int at = 0;
        while (at < source.length()) {
            if ("\"'`".indexOf(source.charAt(at)) >= 0) {
                tokens.add(string(source, at));
                at = tokens.get(tokens.size() - 1).end();
                continue;
            }
            next.region(at, source.length());
            if (!next.lookingAt()) {
                throw new NotUnderstood("character " + (at + 1) + " (‘" + source.substring(at, at + 1)
                        + "’) begins nothing that Prometheus' query language has");
            }
            if (next.group("blank") == null) {
                tokens.add(new PromqlToken(kind(next), next.group(), at, next.end()));
            }
            at = next.end();
        }
        tokens.add(new PromqlToken(Kind.END, "", source.length(), source.length()));
        return tokens;
    }

    private static Kind kind(Matcher next) {
        if (next.group("time") != null) {
            return Kind.TIME;
        }
        if (next.group("number") != null) {
            return Kind.NUMBER;
        }
        return next.group("word") == null ? Kind.SIGN : Kind.WORD;
    }

    private static PromqlToken string(String source, int start) throws NotUnderstood {
        char quote = source.charAt(start);
        StringBuilder value = new StringBuilder();
        for (int at = start + 1; at < source.length(); at++) {
            char here = source.charAt(at);
            if (here == quote) {
                return new PromqlToken(Kind.STRING, value.toString(), start, at + 1);
            }
            if (here == '\\' && quote != '`' && at + 1 < source.length()) {
                at++;
                // Whatever else is escaped is not needed to tell labels apart.
                value.append(source.charAt(at) == '"' || source.charAt(at) == '\'' ? "" : "\\");
            }
            value.append(source.charAt(at));
        }
        throw new NotUnderstood("the text that begins at character " + (start + 1) + " has no closing quote");
    }
}
