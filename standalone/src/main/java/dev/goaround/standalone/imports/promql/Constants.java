package dev.goaround.standalone.imports.promql;

import dev.goaround.standalone.imports.promql.Expression.Binary;
import java.util.OptionalDouble;

/** Thresholds that are written as a sum: {@code 14.4 * (1 - 0.999)}. */
public final class Constants {

    private Constants() {}

    /** Empty where it is no constant. Reckoned in doubles, as Prometheus does. */
    public static OptionalDouble of(Expression expression) {
        Expression bare = expression.bare();
        if (bare instanceof Expression.Amount number) {
            return OptionalDouble.of(number.value());
        }
        if (bare instanceof Expression.Negative negative) {
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
