package dev.goaround.imports.promql;

import dev.goaround.imports.promql.PromqlExpression.Binary;
import java.util.OptionalDouble;

/** Thresholds that are written as a sum: {@code 14.4 * (1 - 0.999)}. */
public final class ConstantFolding {

    private ConstantFolding() {}

    /** Empty where it is no constant. Reckoned in doubles, as Prometheus does. */
    public static OptionalDouble of(PromqlExpression expression) {
        PromqlExpression bare = expression.bare();
        if (bare instanceof PromqlExpression.Amount number) {
            return OptionalDouble.of(number.value());
        }
        if (bare instanceof PromqlExpression.Negative negative) {
            OptionalDouble of = of(negative.of());
            return of.isPresent() ? OptionalDouble.of(-of.getAsDouble()) : of;
        }
        if (!(bare instanceof Binary binary) || binary.isComparison()) {
            return OptionalDouble.empty();
        }
        OptionalDouble left = of(binary.left());
        OptionalDouble right = of(binary.right());
        return left.isPresent() && right.isPresent()
                ? reckoned(binary.operator(), left.getAsDouble(), right.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble reckoned(String operator, double left, double right) {
        return switch (operator) {
            case "+" -> OptionalDouble.of(left + right);
            case "-" -> OptionalDouble.of(left - right);
            case "*" -> OptionalDouble.of(left * right);
            case "/" -> OptionalDouble.of(left / right);
            case "%" -> OptionalDouble.of(left % right);
            case "^" -> OptionalDouble.of(Math.pow(left, right));
            default -> OptionalDouble.empty();
        };
    }
}
