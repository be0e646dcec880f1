package dev.goaround.imports.promql;

import dev.goaround.imports.promql.PromqlExpression.Aggregation;
import dev.goaround.imports.promql.PromqlExpression.Binary;
import dev.goaround.imports.promql.PromqlExpression.Call;
import dev.goaround.imports.promql.PromqlExpression.LabelMatch;
import dev.goaround.imports.promql.PromqlExpression.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many series an expression's answer can have, without asking: one at most only where that follows from the expression, and
 * from the recording rules that stand beside it.
 */
public final class ResultCardinality {

    private static final Set<String> WITHOUT_LABELS = Set.of("vector", "scalar", "time", "pi");
    private static final Set<String> OF_NOW =
            Set.of("hour", "minute", "month", "year", "day_of_month", "day_of_week", "day_of_year", "days_in_month");
    private static final Set<String> OF_LABELS = Set.of("label_replace", "label_join", "info");

    /** Rules that record one another would be followed for ever. */
    private static final int MOST_RECORDINGS = 20;

    private final RecordingRules recordings;

    public ResultCardinality(RecordingRules recordings) {
        this.recordings = recordings;
    }

    /** Whether it has one series at most. */
    public boolean isOne(PromqlExpression expression) {
        return labels(expression).isOne();
    }

    /** Whether both have one series at most, of the same labels, so that {@code and} and {@code or} match them. */
    public boolean match(PromqlExpression left, PromqlExpression right) {
        return labels(left).isSameOne(labels(right));
    }

    /** Whether it has one element at most, without labels, so that {@code or vector(0)} stands in for no answer. */
    public boolean hasNoLabels(PromqlExpression expression) {
        return labels(expression).isSameOne(ResultLabels.NONE);
    }

    private ResultLabels labels(PromqlExpression expression) {
        return labels(expression, 0);
    }

    private ResultLabels labels(PromqlExpression expression, int depth) {
        if (expression instanceof PromqlExpression.Brackets brackets) {
            return labels(brackets.inner(), depth);
        }
        if (expression instanceof PromqlExpression.Negative negative) {
            return labels(negative.of(), depth);
        }
        if (expression instanceof PromqlExpression.Subquery subquery) {
            return labels(subquery.of(), depth);
        }
        if (expression instanceof Selector selector) {
            return selected(selector, depth);
        }
        if (expression instanceof Aggregation aggregation) {
            return aggregated(aggregation, depth);
        }
        if (expression instanceof Call call) {
            return called(call, depth);
        }
        return expression instanceof Binary binary ? combined(binary, depth) : ResultLabels.NONE;
    }

    private ResultLabels selected(Selector selector, int depth) {
        Optional<RecordingRules.Recording> recorded =
                depth > MOST_RECORDINGS ? Optional.empty() : recordings.of(selector);
        ResultLabels behind = recorded.map(
                        rule -> labels(rule.expression(), depth + 1).with(rule.labels()))
                .orElse(new ResultLabels(Map.of(), Set.of(), true));
        // One series stays what it is, whatever is asked of its labels.
        return behind.isOne() ? behind : behind.with(required(selector));
    }

    private static Map<String, String> required(Selector selector) {
        Map<String, String> required = new TreeMap<>();
        for (LabelMatch match : selector.where()) {
            if (match.sign().equals("=") && !match.value().isEmpty()) {
                required.put(match.label(), match.value());
            }
        }
        return required;
    }

    private ResultLabels aggregated(Aggregation aggregation, int depth) {
        ResultLabels of = labels(aggregation.of(), depth);
        if (Set.of("topk", "bottomk", "limitk", "limit_ratio").contains(aggregation.operator())) {
            return of;
        }
        if (aggregation.operator().equals("count_values")) {
            return new ResultLabels(Map.of(), Set.of(), true);
        }
        if (aggregation.labels() == null) {
            return ResultLabels.NONE;
        }
        return aggregation.without() ? of.without(aggregation.labels()) : of.only(aggregation.labels());
    }

    private ResultLabels called(Call call, int depth) {
        List<PromqlExpression> arguments = call.arguments();
        if (arguments.isEmpty() || WITHOUT_LABELS.contains(call.function())) {
            return arguments.isEmpty() && !WITHOUT_LABELS.contains(call.function()) && !OF_NOW.contains(call.function())
                    ? new ResultLabels(Map.of(), Set.of(), true)
                    : ResultLabels.NONE;
        }
        if (call.function().startsWith("absent")) {
            return arguments.get(0).bare() instanceof Selector selector
                    ? new ResultLabels(required(selector), Set.of(), false)
                    : ResultLabels.NONE;
        }
        ResultLabels of = arguments.stream()
                .map(PromqlExpression::bare)
                .filter(argument ->
                        !(argument instanceof PromqlExpression.Amount || argument instanceof PromqlExpression.Text))
                .findFirst()
                .map(argument -> labels(argument, depth))
                .orElse(ResultLabels.NONE);
        if (OF_LABELS.contains(call.function())) {
            return of.unknown();
        }
        return call.function().startsWith("histogram_quantile") ? of.without(Set.of("le")) : of;
    }

    private ResultLabels combined(Binary binary, int depth) {
        ResultLabels left = labels(binary.left(), depth);
        ResultLabels right = labels(binary.right(), depth);
        if (Set.of("and", "unless").contains(binary.operator())) {
            return left;
        }
        if (binary.operator().equals("or")) {
            return left.isSameOne(right) ? left : new ResultLabels(Map.of(), Set.of(), true);
        }
        if (isNumber(binary.left()) || isNumber(binary.right())) {
            return isNumber(binary.left()) ? right : left;
        }
        PromqlExpression.Matching matching = binary.matching();
        if (matching == null) {
            return left.matched(right);
        }
        if (matching.group() != null) {
            return matching.group().equals("left") ? left : right;
        }
        return matching.on()
                ? left.with(right.fixed()).only(matching.labels())
                : left.without(matching.labels()).matched(right.without(matching.labels()));
    }

    private static boolean isNumber(PromqlExpression expression) {
        return ConstantFolding.of(expression).isPresent()
                || (expression.bare() instanceof Call call
                        && Set.of("scalar", "time", "pi").contains(call.function()));
    }
}
