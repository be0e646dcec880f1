package dev.goaround.imports.prometheus;

import dev.goaround.contracts.watch.Comparison;
import dev.goaround.imports.Claim;
import dev.goaround.imports.FigureKind;
import dev.goaround.imports.promql.ConstantFolding;
import dev.goaround.imports.promql.PromqlExpression;
import dev.goaround.imports.promql.PromqlExpression.Aggregation;
import dev.goaround.imports.promql.PromqlExpression.Binary;
import dev.goaround.imports.promql.PromqlExpression.Call;
import dev.goaround.imports.promql.ResultCardinality;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Takes an alert's expression apart at {@code and} and {@code or} into comparisons of one number with another.
 *
 * @param lasting whether it has to hold for a time: then it matters which of several series does
 * @param anySeries whether several series are taken as one all the same
 */
record AlertExpression(ResultCardinality answer, boolean lasting, boolean anySeries) {

    private static final Set<String> KEEPS_ONE = Set.of("max", "min", "sum", "avg");

    /** Of these every value is 0 or 1. */
    private static final Set<String> FLAGS = Set.of("up", "probe_success");

    ClaimReading read(PromqlExpression expression) {
        PromqlExpression bare = filtered(expression.bare());
        if (bare instanceof Binary binary) {
            return switch (binary.operator()) {
                case "and", "or" -> joined(binary);
                case "unless" ->
                    refused(
                            "“unless” fires where its right side answers nothing, and here no answer is unknown",
                            "write what the right side has to be, joined by “and”");
                default -> binary.isComparison() ? comparison(binary) : nothingCompared();
            };
        }
        return bare instanceof Call call
                        && call.function().equals("absent")
                        && call.arguments().size() == 1
                ? absent(call)
                : nothingCompared();
    }

    private static ClaimReading nothingCompared() {
        return refused(
                "it compares nothing: it fires whenever it answers anything",
                "compare it with a number, such as “… > 0”");
    }

    /** {@code max(A > 1) without (window)} of one series is {@code A > 1}. */
    private PromqlExpression filtered(PromqlExpression bare) {
        if (bare instanceof Aggregation aggregation
                && KEEPS_ONE.contains(aggregation.operator())
                && aggregation.arguments().size() == 1
                && aggregation.arguments().get(0).bare() instanceof Binary inner
                && inner.isComparison()
                && answer.isOne(inner)) {
            return inner;
        }
        return bare;
    }

    private ClaimReading joined(Binary binary) {
        boolean matches = binary.matching() == null
                ? answer.match(binary.left(), binary.right())
                : binary.matching().on()
                        && binary.matching().labels().isEmpty()
                        && answer.isOne(binary.left())
                        && answer.isOne(binary.right());
        boolean eitherWill = binary.operator().equals("or") && !lasting;
        if (!matches && !eitherWill && !anySeries) {
            return refused(
                    "whether the two sides of “" + binary.operator() + "” belong together depends on the labels that"
                            + " their series have, and each probe here asks for one number without any",
                    "make each side one number, as in “sum(…) > 1 " + binary.operator()
                            + " sum(…) > 2”, or import it with --any-series");
        }
        ClaimReading left = read(binary.left());
        ClaimReading right = left instanceof ClaimReading.Read ? read(binary.right()) : left;
        if (!(left instanceof ClaimReading.Read first) || !(right instanceof ClaimReading.Read second)) {
            return right;
        }
        boolean all = binary.operator().equals("and");
        List<Claim> parts = new ArrayList<>();
        for (Claim claim : List.of(first.claim(), second.claim())) {
            if (all && claim instanceof Claim.All inner) {
                parts.addAll(inner.of());
            } else if (!all && claim instanceof Claim.Any inner) {
                parts.addAll(inner.of());
            } else {
                parts.add(claim);
            }
        }
        return new ClaimReading.Read(all ? new Claim.All(parts) : new Claim.Any(parts));
    }

    private ClaimReading comparison(Binary binary) {
        if (binary.bool()) {
            return refused(
                    "with “bool” it answers 0 or 1, and an alert fires on either",
                    "leave “bool” out of the comparison");
        }
        OptionalDouble left = ConstantFolding.of(binary.left());
        OptionalDouble right = ConstantFolding.of(binary.right());
        if (left.isPresent() && right.isPresent()) {
            return refused("it compares two numbers", "compare a query with a number");
        }
        if (left.isEmpty() && right.isEmpty()) {
            return refused(
                    "both sides are queries, and a trigger compares one with a number",
                    "write “(" + binary.left().text() + ") - (" + binary.right().text() + ") " + binary.operator()
                            + " 0”");
        }
        return right.isPresent()
                ? compared(binary.left(), binary.operator(), right.getAsDouble())
                : compared(binary.right(), mirrored(binary.operator()), left.getAsDouble());
    }

    private ClaimReading compared(PromqlExpression query, String op, double value) {
        if (!Double.isFinite(value)) {
            return refused("its limit is no finite number", "compare with one");
        }
        if (holdsComparison(query)) {
            return counted(query, op, value);
        }
        if (answer.isOne(query)) {
            return new ClaimReading.Read(new Claim.Compared(query.text(), FigureInference.of(query), op, value));
        }
        return ofSeveral(query, op, value);
    }

    /** {@code count(up == 0) > 2} has no answer where it counts nothing, which is as good as 0. */
    private ClaimReading counted(PromqlExpression query, String op, double value) {
        if (!answer.hasNoLabels(query)
                || Comparison.ofSign(op.equals("!=") ? "==" : op).holds(0, value) != op.equals("!=")) {
            return refused(
                    "a comparison inside of it leaves it without an answer where that does not hold, and no answer is"
                            + " unknown here",
                    "join the two comparisons by “and”");
        }
        return new ClaimReading.Read(
                new Claim.Compared("(" + query.text() + ") or vector(0)", FigureInference.of(query), op, value));
    }

    /** Any of several series is above a limit exactly where the greatest is. */
    private ClaimReading ofSeveral(PromqlExpression query, String op, double value) {
        boolean flag = query.bare() instanceof PromqlExpression.Selector selector
                && selector.range() == null
                && selector.metric() != null
                && FLAGS.contains(selector.metric());
        boolean down = flag && ((op.equals("==") && value == 0) || (op.equals("!=") && value == 1));
        if (!down && (op.equals("==") || op.equals("!="))) {
            return refused(
                    "it may answer several series, each compared for itself, and a probe asks for one number",
                    "write the one that matters, as “max(" + query.text() + ") " + op + " " + FigureKind.plain(value)
                            + "”");
        }
        if (lasting && !anySeries) {
            return refused(
                    "it may answer several series, each with a “for” of its own, and a probe asks for one number",
                    "aggregate it, as “" + (op.startsWith(">") ? "max(" : "min(") + query.text() + ") " + op + " "
                            + FigureKind.plain(value)
                            + "”, or import it with --any-series: then any of them keeps the time running");
        }
        boolean above = op.startsWith(">");
        Claim claim = new Claim.Compared(
                (above ? "max(" : "min(") + query.text() + ")",
                FigureInference.of(query),
                down ? "<" : op,
                down ? 1 : value);
        return new ClaimReading.Read(claim);
    }

    /** {@code absent(X)}: nothing is counted. */
    private static ClaimReading absent(Call call) {
        return new ClaimReading.Read(new Claim.Compared(
                "count(" + call.arguments().get(0).text() + ") or vector(0)", FigureKind.PLAIN, "<", 1));
    }

    private static boolean holdsComparison(PromqlExpression expression) {
        PromqlExpression bare = expression.bare();
        if (bare instanceof Binary binary) {
            return (binary.isComparison() && !binary.bool())
                    || holdsComparison(binary.left())
                    || holdsComparison(binary.right());
        }
        if (bare instanceof Aggregation aggregation) {
            return aggregation.arguments().stream().anyMatch(AlertExpression::holdsComparison);
        }
        return bare instanceof Call call
                && !call.function().startsWith("absent")
                && call.arguments().stream().anyMatch(AlertExpression::holdsComparison);
    }

    private static String mirrored(String op) {
        return switch (op.charAt(0)) {
            case '>' -> "<" + op.substring(1);
            case '<' -> ">" + op.substring(1);
            default -> op;
        };
    }

    private static ClaimReading refused(String why, String instead) {
        return new ClaimReading.Refused(why, instead);
    }
}
