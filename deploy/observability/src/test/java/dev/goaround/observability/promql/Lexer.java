package dev.goaround.observability.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into tokens, after the lexical rules of Prometheus 2; Grafana's variables are tokens too. */
final class Lexer {
    private static final Pattern BLANK = Pattern.compile("\\s+|#[^\\n]*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+(?::\\w+)?}|\\$\\w+");
    private static final Pattern DURATION = Pattern.compile("(?:\\d+(?:ms|[smhdwy]))+(?![\\w.])");
    private static final Pattern NUMBER =
            Pattern.compile("0[xX][0-9a-fA-F]+|(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Pattern STRING =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|`([^`]*)`");
    private static final Pattern SYMBOL = Pattern.compile("=~|!~|==|!=|<=|>=|[-+*/%^<>=(){}\\[\\],:@]");

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String query) {
        this.query = query;
    }

    static List<Token> tokens(String query) {
        Lexer lexer = new Lexer(query);
        while (lexer.at < query.length()) {
            if (!lexer.next()) {
                throw new UnreadableQuery("'" + query.charAt(lexer.at) + "' belongs nowhere", lexer.at, query);
            }
        }
        lexer.tokens.add(new Token(Token.Kind.END, "the end", query.length()));
        return lexer.tokens;
    }

    private boolean next() {
        return skip()
                || take(VARIABLE, Token.Kind.VARIABLE)
                || take(DURATION, Token.Kind.DURATION)
                || take(NUMBER, Token.Kind.NUMBER)
                || (isColonOfSubquery() && take(SYMBOL, Token.Kind.SYMBOL))
                || take(NAME, Token.Kind.NAME)
                || take(STRING, Token.Kind.STRING)
                || take(SYMBOL, Token.Kind.SYMBOL);
    }

    /** After a duration the colon stands between range and step; elsewhere it may begin a name. */
    private boolean isColonOfSubquery() {
        return query.charAt(at) == ':'
                && !tokens.isEmpty()
                && (tokens.get(tokens.size() - 1).kind() == Token.Kind.DURATION
                        || tokens.get(tokens.size() - 1).kind() == Token.Kind.VARIABLE);
    }

    private boolean skip() {
        Matcher blank = matcher(BLANK);
        if (!blank.lookingAt()) {
            return false;
        }
        at = blank.end();
        return true;
    }

    private boolean take(Pattern pattern, Token.Kind kind) {
        Matcher matcher = matcher(pattern);
        if (!matcher.lookingAt()) {
            return false;
        }
        tokens.add(new Token(kind, kind == Token.Kind.STRING ? content(matcher) : matcher.group(), at));
        at = matcher.end();
        return true;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(query).region(at, query.length()).useTransparentBounds(true);
    }

    private static String content(Matcher string) {
        if (string.group(3) != null) {
            return string.group(3);
        }
        String quoted = string.group(1) != null ? string.group(1) : string.group(2);
        return quoted.replaceAll("\\\\(.)", "$1");
    }
}
