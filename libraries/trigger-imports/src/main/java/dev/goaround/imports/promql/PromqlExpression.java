package dev.goaround.imports.promql;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** An expression of Prometheus' query language. */
public sealed interface PromqlExpression {

    /** As written, on one line and without comments. */
    String text();

    record Amount(double value, String text) implements PromqlExpression {}

    record Text(String value, String text) implements PromqlExpression {}

    /** @param sign {@code =}, {@code !=}, {@code =~} or {@code !~} */
    record LabelMatch(String label, String sign, String value) {}

    /**
     * @param metric or null
     * @param range or null: an instant
     * @param shifted whether it asks for another time ({@code offset}, {@code @})
     */
    record Selector(String metric, List<LabelMatch> where, Duration range, boolean shifted, String text)
            implements PromqlExpression {}

    record Call(String function, List<PromqlExpression> arguments, String text) implements PromqlExpression {}

    /**
     * @param labels null: it has no grouping
     * @param without whether these are the labels that fall away
     */
    record Aggregation(
            String operator, List<PromqlExpression> arguments, Set<String> labels, boolean without, String text)
            implements PromqlExpression {
        /** What is aggregated, behind a parameter if there is one. */
        public PromqlExpression of() {
            return arguments.get(arguments.size() - 1);
        }
    }

    /**
     * @param on whether only {@code labels} are matched, else all but them
     * @param group {@code left}, {@code right} or null
     */
    record Matching(boolean on, Set<String> labels, String group) {}

    /** @param matching or null */
    record Binary(
            String operator,
            PromqlExpression left,
            PromqlExpression right,
            boolean bool,
            Matching matching,
            String text)
            implements PromqlExpression {
        public boolean isComparison() {
            return Set.of("==", "!=", ">", "<", ">=", "<=").contains(operator);
        }
    }

    record Negative(PromqlExpression of, String text) implements PromqlExpression {}

    record Brackets(PromqlExpression inner, String text) implements PromqlExpression {}

    record Subquery(PromqlExpression of, String text) implements PromqlExpression {}

    /** Without brackets around the whole. */
    default PromqlExpression bare() {
        return this instanceof Brackets brackets ? brackets.inner().bare() : this;
    }
}
