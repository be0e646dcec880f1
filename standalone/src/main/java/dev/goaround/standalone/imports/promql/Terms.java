package dev.goaround.standalone.imports.promql;

import dev.goaround.standalone.imports.promql.Expression.Aggregation;
import dev.goaround.standalone.imports.promql.Expression.Call;
import dev.goaround.standalone.imports.promql.Expression.LabelMatch;
import dev.goaround.standalone.imports.promql.Expression.Selector;
import dev.goaround.standalone.imports.promql.Token.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands between operators: numbers, selectors, calls, aggregations, brackets; with range, offset and subquery behind. */
final class Terms {

    private static final Set<String> AGGREGATIONS = Set.of(
            "sum",
            "min",
            "max",
            "avg",
            "group",
            "stddev",
            "stdvar",
            "count",
            "count_values",
            "bottomk",
            "topk",
            "quantile",
            "limitk",
            "limit_ratio");

    private static final Pattern STEP = Pattern.compile(":(?:\\d{1,9}(?:ms|[smhdwy]){0,1}){0,7}");

    private final Cursor cursor;
    private final Inner inner;

    /** Reads an expression from the beginning of the grammar. */
    interface Inner {
        Expression read() throws NotUnderstood;
    }

    Terms(Cursor cursor, Inner inner) {
        this.cursor = cursor;
        this.inner = inner;
    }

    Expression term() throws NotUnderstood {
        int start = cursor.now().start();
        return behind(start, primary(start));
    }

    private Expression primary(int start) throws NotUnderstood {
        Token now = cursor.now();
        if (now.kind() == Kind.NUMBER || now.kind() == Kind.TIME) {
            cursor.next();
            return new Expression.Amount(number(now), now.text());
        }
        if (now.kind() == Kind.STRING) {
            cursor.next();
            return new Expression.Text(now.text(), cursor.text(start));
        }
        if (cursor.skip("(")) {
            Expression within = inner.read();
            cursor.expect(")");
            return new Expression.Brackets(within, cursor.text(start));
        }
        if (now.is("{")) {
            return selector(start, null);
        }
        return word(start, cursor.expect(Kind.WORD, "a metric, a function, a number or a bracket"));
    }

    private Expression word(int start, Token word) throws NotUnderstood {
        String lower = word.text().toLowerCase(Locale.ROOT);
        if (lower.equals("inf") || lower.equals("nan")) {
            return new Expression.Amount(lower.equals("inf") ? Double.POSITIVE_INFINITY : Double.NaN, word.text());
        }
        boolean grouped = cursor.now().isKeyword("by") || cursor.now().isKeyword("without");
        if (AGGREGATIONS.contains(lower) && (grouped || cursor.now().is("("))) {
            return aggregation(start, lower);
        }
        if (cursor.now().is("(")) {
            List<Expression> arguments = arguments();
            return new Call(word.text(), arguments, cursor.text(start));
        }
        return selector(start, word.text());
    }

    private Expression aggregation(int start, String operator) throws NotUnderstood {
        Boolean without = grouping();
        List<String> labels = without == null ? null : labels();
        List<Expression> arguments = arguments();
        if (arguments.isEmpty()) {
            throw new NotUnderstood(operator + "() is given nothing to aggregate");
        }
        if (without == null) {
            without = grouping();
            labels = without == null ? null : labels();
        }
        return new Aggregation(
                operator,
                arguments,
                labels == null ? null : Set.copyOf(labels),
                Boolean.TRUE.equals(without),
                cursor.text(start));
    }

    /** Whether it says without; null where there is no grouping. */
    private Boolean grouping() {
        if (cursor.skipKeyword("by")) {
            return false;
        }
        return cursor.skipKeyword("without") ? true : null;
    }

    List<String> labels() throws NotUnderstood {
        List<String> labels = new ArrayList<>();
        cursor.expect("(");
        while (!cursor.skip(")")) {
            Token label = cursor.next();
            if (label.kind() != Kind.WORD && label.kind() != Kind.STRING) {
                throw new NotUnderstood("a list of labels holds ‘" + label.text() + "’");
            }
            labels.add(label.text());
            if (!cursor.skip(",") && !cursor.now().is(")")) {
                throw cursor.unexpected("‘,’ or ‘)’");
            }
        }
        return labels.stream().distinct().toList();
    }

    private List<Expression> arguments() throws NotUnderstood {
        List<Expression> arguments = new ArrayList<>();
        cursor.expect("(");
        while (!cursor.skip(")")) {
            arguments.add(inner.read());
            if (!cursor.skip(",") && !cursor.now().is(")")) {
                throw cursor.unexpected("‘,’ or ‘)’");
            }
        }
        return arguments;
    }

    private Expression selector(int start, String metric) throws NotUnderstood {
        List<LabelMatch> where = new ArrayList<>();
        String name = metric;
        if (cursor.skip("{")) {
            while (!cursor.skip("}")) {
                Token label = cursor.next();
                if (label.kind() == Kind.STRING && !isSign(cursor.now())) {
                    name = label.text();
                } else {
                    where.add(match(label));
                }
                if (!cursor.skip(",") && !cursor.now().is("}")) {
                    throw cursor.unexpected("‘,’ or ‘}’");
                }
            }
        }
        return new Selector(name, List.copyOf(where), null, false, cursor.text(start));
    }

    private LabelMatch match(Token label) throws NotUnderstood {
        if ((label.kind() != Kind.WORD && label.kind() != Kind.STRING) || !isSign(cursor.now())) {
            throw cursor.unexpected("a label's name with =, !=, =~ or !~");
        }
        String sign = cursor.next().text();
        return new LabelMatch(
                label.text(),
                sign,
                cursor.expect(Kind.STRING, "a label's value in quotes").text());
    }

    private static boolean isSign(Token token) {
        return Set.of("=", "!=", "=~", "!~").contains(token.text()) && token.kind() == Kind.SIGN;
    }

    private Expression behind(int start, Expression term) throws NotUnderstood {
        Expression all = term;
        while (true) {
            if (cursor.now().is("[")) {
                all = ranged(start, all);
            } else if (cursor.skipKeyword("offset")) {
                cursor.skip("-");
                cursor.expect(Kind.TIME, "a duration");
                all = shifted(start, all);
            } else if (cursor.skip("@")) {
                cursor.skip("-");
                if (cursor.next().kind() == Kind.WORD) {
                    labels();
                }
                all = shifted(start, all);
            } else {
                return all;
            }
        }
    }

    private Expression ranged(int start, Expression term) throws NotUnderstood {
        cursor.expect("[");
        Token range = cursor.next();
        if (range.kind() != Kind.TIME && range.kind() != Kind.NUMBER) {
            throw new NotUnderstood("‘" + range.text() + "’ is no duration, such as 5m, of a range");
        }
        // A colon may begin a metric's name, so that it is a word together with the step behind it.
        if (cursor.now().kind() == Kind.WORD
                && STEP.matcher(cursor.now().text()).matches()) {
            cursor.next();
            cursor.expect("]");
            return new Expression.Subquery(term, cursor.text(start));
        }
        cursor.expect("]");
        if (!(term instanceof Selector selector) || selector.range() != null) {
            throw new NotUnderstood("a range [" + range.text() + "] stands behind something that is no selector");
        }
        return new Selector(
                selector.metric(),
                selector.where(),
                Duration.ofNanos((long) (number(range) * 1e9)),
                selector.shifted(),
                cursor.text(start));
    }

    private Expression shifted(int start, Expression term) {
        String text = cursor.text(start);
        if (term instanceof Selector selector) {
            return new Selector(selector.metric(), selector.where(), selector.range(), true, text);
        }
        return term instanceof Expression.Subquery subquery ? new Expression.Subquery(subquery.of(), text) : term;
    }

    /** A duration is a number of seconds where a number is asked for. */
    private static double number(Token token) throws NotUnderstood {
        if (token.kind() == Kind.TIME) {
            return Span.read(token.text())
                    .map(span -> span.toNanos() / 1e9)
                    .orElseThrow(() -> new NotUnderstood("‘" + token.text() + "’ is no duration"));
        }
        String plain = token.text().replace("_", "");
        return plain.startsWith("0x") || plain.startsWith("0X")
                ? Long.parseLong(plain.substring(2), 16)
                : Double.parseDouble(plain);
    }
}
