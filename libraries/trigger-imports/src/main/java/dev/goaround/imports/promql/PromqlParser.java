package dev.goaround.imports.promql;

import dev.goaround.imports.promql.PromqlExpression.Binary;
import dev.goaround.imports.promql.PromqlExpression.Matching;
import dev.goaround.imports.promql.PromqlToken.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Operators by their precedence, as Prometheus' documentation lists it; what stands between them is read by {@link OperandParser}. */
final class PromqlParser {

    private static final Map<String, Integer> BINDS = Map.ofEntries(
            Map.entry("or", 1),
            Map.entry("and", 2),
            Map.entry("unless", 2),
            Map.entry("==", 3),
            Map.entry("!=", 3),
            Map.entry(">", 3),
            Map.entry("<", 3),
            Map.entry(">=", 3),
            Map.entry("<=", 3),
            Map.entry("+", 4),
            Map.entry("-", 4),
            Map.entry("*", 5),
            Map.entry("/", 5),
            Map.entry("%", 5),
            Map.entry("atan2", 5),
            Map.entry("^", 6));

    private static final int POWER = 6;

    /** Deeper than any that people write; the stack bears more. */
    private static final int DEEPEST = 100;

    private final TokenCursor cursor;
    private final OperandParser operandParser;
    private int depth;

    private PromqlParser(TokenCursor cursor) {
        this.cursor = cursor;
        operandParser = new OperandParser(cursor, this::expression);
    }

    static PromqlExpression parse(String source) throws NotUnderstood {
        TokenCursor cursor = new TokenCursor(source, PromqlLexer.of(source));
        PromqlExpression expression = new PromqlParser(cursor).expression();
        if (cursor.now().kind() != Kind.END) {
            throw cursor.unexpected("the end of the expression");
        }
        return expression;
    }

    private PromqlExpression expression() throws NotUnderstood {
        return operation(0);
    }

    private PromqlExpression operation(int least) throws NotUnderstood {
        if (++depth > DEEPEST) {
            throw new NotUnderstood("it is nested more than " + DEEPEST + " levels deep");
        }
        PromqlExpression operation = operations(least);
        depth--;
        return operation;
    }

    private PromqlExpression operations(int least) throws NotUnderstood {
        int start = cursor.now().start();
        PromqlExpression left = signed();
        String operator = operator();
        while (operator != null && BINDS.get(operator) > least) {
            cursor.next();
            boolean bool = cursor.skipKeyword("bool");
            Matching matching = matching();
            int binds = BINDS.get(operator);
            // The power binds to the right, everything else to the left.
            PromqlExpression right = operation(binds == POWER ? binds - 1 : binds);
            left = new Binary(operator, left, right, bool, matching, cursor.text(start));
            operator = operator();
        }
        return left;
    }

    private PromqlExpression signed() throws NotUnderstood {
        int start = cursor.now().start();
        if (cursor.skip("-")) {
            return new PromqlExpression.Negative(operation(POWER - 1), cursor.text(start));
        }
        return cursor.skip("+") ? operation(POWER - 1) : operandParser.term();
    }

    private String operator() {
        PromqlToken now = cursor.now();
        String text = now.kind() == Kind.WORD ? now.text().toLowerCase(Locale.ROOT) : now.text();
        return now.kind() != Kind.STRING && BINDS.containsKey(text) ? text : null;
    }

    private Matching matching() throws NotUnderstood {
        boolean on = cursor.now().isKeyword("on");
        if (!on && !cursor.now().isKeyword("ignoring")) {
            return null;
        }
        cursor.next();
        List<String> labels = operandParser.labels();
        String group = null;
        if (cursor.now().isKeyword("group_left") || cursor.now().isKeyword("group_right")) {
            group = cursor.next().text().toLowerCase(Locale.ROOT).substring("group_".length());
            if (cursor.now().is("(")) {
                operandParser.labels();
            }
        }
        return new Matching(on, Set.copyOf(labels), group);
    }
}
