package dev.goaround.imports.prometheus;

import dev.goaround.imports.DurationNotation;
import dev.goaround.imports.FigureKind;
import dev.goaround.imports.promql.ConstantFolding;
import dev.goaround.imports.promql.PromqlExpression;
import dev.goaround.imports.promql.PromqlExpression.Aggregation;
import dev.goaround.imports.promql.PromqlExpression.Binary;
import dev.goaround.imports.promql.RecordingRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The same error ratio over two windows above the same multiple of an error budget (Google's SRE workbook, “Alerting on SLOs”,
 * section 6), as {@code ratio_1h > (14.4 * 0.001) and ratio_5m > (14.4 * 0.001)}.
 *
 * @param longer the ratio over the long window
 * @param objective in percent
 */
record MultiWindowBurnRate(ErrorRatio longer, ErrorRatio shorter, String op, double factor, BigDecimal objective) {

    /** What the grammar of triggers takes behind the point, in percent. */
    private static final int OBJECTIVE_DIGITS = 9;

    private static final double ROUNDING = 1e-9;

    /** A budget is a small share; what stands beside it is the multiple. */
    private static final double LARGEST_BUDGET = 0.5;

    private record Pace(double factor, double budget) {}

    private record Side(ErrorRatio ratio, String op, Pace pace) {}

    static Optional<MultiWindowBurnRate> of(PromqlExpression expression, RecordingRules recordings) {
        if (!(expression.bare() instanceof Binary both) || !both.operator().equals("and")) {
            return Optional.empty();
        }
        Optional<Side> left = side(both.left(), recordings);
        Optional<Side> right = side(both.right(), recordings);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        Side first = left.get();
        Side second = right.get();
        boolean fits = first.pace().equals(second.pace())
                && first.op().equals(second.op())
                && first.ratio().isSameBut(second.ratio())
                && !first.ratio().window().equals(second.ratio().window());
        if (!fits) {
            return Optional.empty();
        }
        boolean firstIsLonger = first.ratio().window().compareTo(second.ratio().window()) > 0;
        return objective(first.pace().budget())
                .map(objective -> new MultiWindowBurnRate(
                        firstIsLonger ? first.ratio() : second.ratio(),
                        firstIsLonger ? second.ratio() : first.ratio(),
                        first.op(),
                        first.pace().factor(),
                        objective));
    }

    /** One comparison, perhaps within {@code max(…) without (window)}. */
    private static Optional<Side> side(PromqlExpression expression, RecordingRules recordings) {
        PromqlExpression bare = expression.bare();
        if (bare instanceof Aggregation aggregation && aggregation.arguments().size() == 1) {
            bare = aggregation.arguments().get(0).bare();
        }
        if (!(bare instanceof Binary compared)
                || compared.bool()
                || !compared.operator().startsWith(">")) {
            return Optional.empty();
        }
        Optional<ErrorRatio> ratio = ErrorRatio.of(compared.left(), recordings);
        Optional<Pace> pace = pace(compared.right());
        return ratio.isPresent() && pace.isPresent()
                ? Optional.of(new Side(ratio.get(), compared.operator(), pace.get()))
                : Optional.empty();
    }

    private static Optional<Pace> pace(PromqlExpression limit) {
        if (!(limit.bare() instanceof Binary product) || !product.operator().equals("*")) {
            return Optional.empty();
        }
        OptionalDouble left = ConstantFolding.of(product.left());
        OptionalDouble right = ConstantFolding.of(product.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        double budget = Math.min(left.getAsDouble(), right.getAsDouble());
        double factor = Math.max(left.getAsDouble(), right.getAsDouble());
        return budget > 0 && budget < LARGEST_BUDGET && factor >= LARGEST_BUDGET
                ? Optional.of(new Pace(factor, budget))
                : Optional.empty();
    }

    /** Generators write budgets as doubles left them: 0.0009999999999999432 is 0.1 %. */
    private static Optional<BigDecimal> objective(double budget) {
        BigDecimal objective = BigDecimal.ONE
                .subtract(BigDecimal.valueOf(budget))
                .movePointRight(2)
                .setScale(OBJECTIVE_DIGITS, RoundingMode.HALF_EVEN);
        double kept = BigDecimal.ONE.subtract(objective.movePointLeft(2)).doubleValue();
        return Math.abs(kept - budget) <= ROUNDING * budget
                ? Optional.of(objective.stripTrailingZeros())
                : Optional.empty();
    }

    String when() {
        return "burn_rate " + op + " " + FigureKind.plain(factor) + "x over " + DurationNotation.text(longer.window())
                + " and " + DurationNotation.text(shorter.window()) + " of SLO " + objective.toPlainString() + "%";
    }
}
