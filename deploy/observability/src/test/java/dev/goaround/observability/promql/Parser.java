package dev.goaround.observability.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads PromQL (https://prometheus.io/docs/prometheus/latest/querying/basics/) as it stands in dashboards and rules, by
 * recursive descent. It knows the grammar and the names of functions, not their types: those Prometheus itself checks.
 */
public final class Parser {
    private static final Set<String> MATCH_OPERATORS = Set.of("=", "!=", "=~", "!~");

    private final String query;
    private final List<Token> tokens;
    private int next;

    private Parser(String query) {
        this.query = query;
        this.tokens = Lexer.tokens(query);
    }

    /** @throws UnreadableQuery saying what was expected, and where */
    public static Expr parse(String query) {
        Parser parser = new Parser(query);
        Expr expr = parser.binary(0);
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected("an operator or the end");
        }
        return expr;
    }

    private Expr binary(int level) {
        if (level == Words.OPERATORS.size()) {
            return power();
        }
        Expr left = binary(level + 1);
        while (isOneOf(Words.OPERATORS.get(level))) {
            String op = take().text().toLowerCase(Locale.ROOT);
            takeIfWord("bool");
            Optional<Expr.Matching> matching = matching();
            left = new Expr.Binary(left, op, matching, binary(level + 1));
        }
        return left;
    }

    private Expr power() {
        if (peek().is("-") || peek().is("+")) {
            take();
            return new Expr.Binary(new Expr.Scalar("0"), "-", Optional.empty(), power());
        }
        Expr left = postfix(primary());
        if (!peek().is("^")) {
            return left;
        }
        take();
        Optional<Expr.Matching> matching = matching();
        return new Expr.Binary(left, "^", matching, power());
    }

    private Optional<Expr.Matching> matching() {
        boolean on = peek().isWord("on");
        if (!on && !peek().isWord("ignoring")) {
            return Optional.empty();
        }
        take();
        List<String> labels = labelList();
        if (!peek().isWord("group_left") && !peek().isWord("group_right")) {
            return Optional.of(new Expr.Matching(on, labels, Optional.empty(), List.of()));
        }
        String group = take().text().toLowerCase(Locale.ROOT);
        List<String> included = peek().is("(") ? labelList() : List.of();
        return Optional.of(new Expr.Matching(on, labels, Optional.of(group), included));
    }

    private Expr primary() {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER, DURATION, VARIABLE -> new Expr.Scalar(take().text());
            case STRING -> new Expr.Text(take().text());
            case NAME -> named();
            case SYMBOL -> token.is("(") ? parenthesised() : braced();
            case END -> throw unexpected("a value");
        };
    }

    private Expr parenthesised() {
        expect("(");
        Expr inner = binary(0);
        expect(")");
        return inner;
    }

    private Expr braced() {
        if (!peek().is("{")) {
            throw unexpected("a value");
        }
        return new Expr.Selector("", matchers(), Optional.empty());
    }

    private Expr named() {
        Token name = take();
        String word = name.text().toLowerCase(Locale.ROOT);
        boolean opens = peek().is("(");
        if (Words.AGGREGATIONS.contains(word) && (opens || peek().isWord("by") || peek().isWord("without"))) {
            return aggregation(word);
        }
        if (opens) {
            if (!Words.FUNCTIONS.contains(name.text())) {
                throw new UnreadableQuery("there is no function " + name.text(), name.at(), query);
            }
            return new Expr.Call(name.text(), arguments());
        }
        if (word.equals("inf") || word.equals("nan")) {
            return new Expr.Scalar(name.text());
        }
        return new Expr.Selector(name.text(), peek().is("{") ? matchers() : List.of(), Optional.empty());
    }

    private Expr aggregation(String op) {
        Optional<Expr.Grouping> before = grouping();
        List<Expr> arguments = arguments();
        return new Expr.Aggregation(op, before.isPresent() ? before : grouping(), arguments);
    }

    private Optional<Expr.Grouping> grouping() {
        boolean by = peek().isWord("by");
        if (!by && !peek().isWord("without")) {
            return Optional.empty();
        }
        take();
        return Optional.of(new Expr.Grouping(by, labelList()));
    }

    private Expr postfix(Expr start) {
        Expr expr = start;
        while (true) {
            if (peek().is("[")) {
                expr = ranged(expr);
            } else if (peek().isWord("offset")) {
                take();
                takeIf("-");
                duration();
            } else if (peek().is("@")) {
                take();
                instant();
            } else {
                return expr;
            }
        }
    }

    /** What follows {@code @}: a timestamp, {@code start()} or {@code end()}. */
    private void instant() {
        if (peek().isWord("start") || peek().isWord("end")) {
            take();
            arguments();
        } else if (take().kind() != Token.Kind.NUMBER) {
            next--;
            throw unexpected("a timestamp, start() or end()");
        }
    }

    private Expr ranged(Expr of) {
        expect("[");
        String range = duration();
        if (takeIf(":")) {
            if (!peek().is("]")) {
                duration();
            }
            expect("]");
            return new Expr.Subquery(of, range);
        }
        expect("]");
        if (of instanceof Expr.Selector selector && selector.range().isEmpty()) {
            return new Expr.Selector(selector.metric(), selector.matchers(), Optional.of(range));
        }
        throw unexpected("a range behind a selector only, or a step for a subquery,");
    }

    private String duration() {
        Token token = take();
        if (token.kind() != Token.Kind.DURATION && token.kind() != Token.Kind.VARIABLE) {
            next--;
            throw unexpected("a duration such as 5m");
        }
        return token.text();
    }

    private List<Expr> arguments() {
        expect("(");
        List<Expr> arguments = new ArrayList<>();
        while (!takeIf(")")) {
            if (!arguments.isEmpty()) {
                expect(",");
            }
            arguments.add(binary(0));
        }
        return List.copyOf(arguments);
    }

    private List<String> labelList() {
        expect("(");
        List<String> labels = new ArrayList<>();
        while (!takeIf(")")) {
            if (!labels.isEmpty()) {
                expect(",");
            }
            labels.add(label());
        }
        return List.copyOf(labels);
    }

    private List<Expr.Matcher> matchers() {
        expect("{");
        List<Expr.Matcher> matchers = new ArrayList<>();
        while (!takeIf("}")) {
            if (!matchers.isEmpty()) {
                expect(",");
                if (takeIf("}")) {
                    break;
                }
            }
            matchers.add(matcher());
        }
        return List.copyOf(matchers);
    }

    private Expr.Matcher matcher() {
        String label = label();
        if (!isOneOf(MATCH_OPERATORS)) {
            throw unexpected("one of = != =~ !~");
        }
        String op = take().text();
        if (peek().kind() != Token.Kind.STRING) {
            throw unexpected("a quoted value for " + label);
        }
        return new Expr.Matcher(label, op, take().text());
    }

    private String label() {
        if (peek().kind() != Token.Kind.NAME) {
            throw unexpected("a label");
        }
        return take().text();
    }

    private boolean isOneOf(Set<String> operators) {
        Token token = peek();
        return (token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.NAME)
                && operators.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private boolean takeIf(String symbol) {
        boolean is = peek().is(symbol);
        if (is) {
            next++;
        }
        return is;
    }

    private void takeIfWord(String word) {
        if (peek().isWord(word)) {
            next++;
        }
    }

    private void expect(String symbol) {
        if (!takeIf(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private UnreadableQuery unexpected(String expected) {
        return new UnreadableQuery(expected + " was expected, not '" + peek().text() + "'", peek().at(), query);
    }
}
