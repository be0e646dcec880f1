package dev.goaround.imports.promql;

import dev.goaround.imports.promql.PromqlExpression.Aggregation;
import dev.goaround.imports.promql.PromqlExpression.Call;
import dev.goaround.imports.promql.PromqlExpression.LabelMatch;
import dev.goaround.imports.promql.PromqlExpression.Selector;
import dev.goaround.imports.promql.PromqlToken.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands between operators: numbers, selectors, calls, aggregations, brackets; with range, offset and subquery behind. */
final class OperandParser {

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

    private final TokenCursor cursor;
    private final Inner inner;

    /** Reads an expression from the beginning of the grammar. */
    interface Inner {
        PromqlExpression read() throws NotUnderstood;
    }

    OperandParser(TokenCursor cursor, Inner inner) {
        this.cursor = cursor;
        this.inner = inner;
    }

    PromqlExpression term() throws NotUnderstood {
        int start = cursor.now().start();
        return behind(start, primary(start));
    }

    private PromqlExpression primary(int start) throws NotUnderstood {
        PromqlToken now = cursor.now();
        if (now.kind() == Kind.NUMBER || now.kind() == Kind.TIME) {
            cursor.next();
            return new PromqlExpression.Amount(number(now), now.text());
        }
        if (now.kind() == Kind.STRING) {
            cursor.next();
            return new PromqlExpression.Text(now.text(), cursor.text(start));
        }
        if (cursor.skip("(")) {
            PromqlExpression within = inner.read();
            cursor.expect(")");
            return new PromqlExpression.Brackets(within, cursor.text(start));
        }
        if (now.is("{")) {
            return selector(start, null);
        }
        return word(start, cursor.expect(Kind.WORD, "a metric, a function, a number or a bracket"));
    }

    private PromqlExpression word(int start, PromqlToken word) throws NotUnderstood {
        String lower = word.text().toLowerCase(Locale.ROOT);
        if (lower.equals("inf") || lower.equals("nan")) {
            return new PromqlExpression.Amount(
                    lower.equals("inf") ? Double.POSITIVE_INFINITY : Double.NaN, word.text());
        }
        boolean grouped = cursor.now().isKeyword("by") || cursor.now().isKeyword("without");
        if (AGGREGATIONS.contains(lower) && (grouped || cursor.now().is("("))) {
            return aggregation(start, lower);
        }
        if (cursor.now().is("(")) {
            List<PromqlExpression> arguments = arguments();
            return new Call(word.text(), arguments, cursor.text(start));
        }
        return selector(start, word.text());
    }

    private PromqlExpression aggregation(int start, String operator) throws NotUnderstood {
        Boolean without = grouping();
        List<String> labels = without == null ? null : labels();
        List<PromqlExpression> arguments = arguments();
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
            PromqlToken label = cursor.next();
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

    private List<PromqlExpression> arguments() throws NotUnderstood {
        List<PromqlExpression> arguments = new ArrayList<>();
        cursor.expect("(");
        while (!cursor.skip(")")) {
            arguments.add(inner.read());
            if (!cursor.skip(",") && !cursor.now().is(")")) {
                throw cursor.unexpected("‘,’ or ‘)’");
            }
        }
        return arguments;
    }

    private PromqlExpression selector(int start, String metric) throws NotUnderstood {
        List<LabelMatch> where = new ArrayList<>();
        String name = metric;
        if (cursor.skip("{")) {
            while (!cursor.skip("}")) {
                PromqlToken label = cursor.next();
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

    private LabelMatch match(PromqlToken label) throws NotUnderstood {
        if ((label.kind() != Kind.WORD && label.kind() != Kind.STRING) || !isSign(cursor.now())) {
            throw cursor.unexpected("a label's name with =, !=, =~ or !~");
        }
        String sign = cursor.next().text();
        return new LabelMatch(
                label.text(),
                sign,
                cursor.expect(Kind.STRING, "a label's value in quotes").text());
    }

    private static boolean isSign(PromqlToken token) {
        return Set.of("=", "!=", "=~", "!~").contains(token.text()) && token.kind() == Kind.SIGN;
    }

    private PromqlExpression behind(int start, PromqlExpression term) throws NotUnderstood {
        PromqlExpression all = term;
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

    private PromqlExpression ranged(int start, PromqlExpression term) throws NotUnderstood {
        cursor.expect("[");
        PromqlToken range = cursor.next();
        if (range.kind() != Kind.TIME && range.kind() != Kind.NUMBER) {
            throw new NotUnderstood("‘" + range.text() + "’ is no duration, such as 5m, of a range");
        }
        // A colon may begin a metric's name, so that it is a word together with the step behind it.
        if (cursor.now().kind() == Kind.WORD
                && STEP.matcher(cursor.now().text()).matches()) {
            cursor.next();
            cursor.expect("]");
            return new PromqlExpression.Subquery(term, cursor.text(start));
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

    private PromqlExpression shifted(int start, PromqlExpression term) {
        String text = cursor.text(start);
        if (term instanceof Selector selector) {
            return new Selector(selector.metric(), selector.where(), selector.range(), true, text);
        }
        return term instanceof PromqlExpression.Subquery subquery
                ? new PromqlExpression.Subquery(subquery.of(), text)
                : term;
    }

    /** A duration is a number of seconds where a number is asked for. */
    private static double number(PromqlToken token) throws NotUnderstood {
        if (token.kind() == Kind.TIME) {
            return PromqlDuration.read(token.text())
                    .map(span -> span.toNanos() / 1e9)
                    .orElseThrow(() -> new NotUnderstood("‘" + token.text() + "’ is no duration"));
        }
        String plain = token.text().replace("_", "");
        return plain.startsWith("0x") || plain.startsWith("0X")
                ? Long.parseLong(plain.substring(2), 16)
                : Double.parseDouble(plain);
    }
}
