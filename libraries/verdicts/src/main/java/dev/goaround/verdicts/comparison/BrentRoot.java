package dev.goaround.verdicts.comparison;

import java.util.function.DoubleUnaryOperator;

/**
 * Where a function changes its sign, after R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4:
 * an interpolated step where it is short enough, else the interval is halved. On a function of steps the answer is some point
 * within the tolerance of the jump; which one depends on the order of the trials, so that this order is the one of R's
 * {@code uniroot}.
 */
final class BrentRoot {
    private static final int MOST_TRIALS = 1_001;
    private static final double PRECISION = Math.ulp(1.0);

    private final DoubleUnaryOperator function;
    private final double tolerance;

    /** The trial before the last, the last one (the best), and the end on the other side of the root. */
    private Point previous;

    private Point best;
    private Point opposite;

    private record Point(double x, double y) {}

    private BrentRoot(DoubleUnaryOperator function, double tolerance) {
        this.function = function;
        this.tolerance = tolerance;
    }

    /**
     * @param atLow the function's value at {@code low}, which the caller has
     * @param atHigh its value at {@code high}
     * @param tolerance how far from the root the answer may be, in the argument's unit
     */
    static double between(
            double low, double high, double atLow, double atHigh, double tolerance, DoubleUnaryOperator function) {
        if (atLow == 0) {
            return low;
        }
        return atHigh == 0
                ? high
                : new BrentRoot(function, tolerance).search(new Point(low, atLow), new Point(high, atHigh));
    }

    private double search(Point low, Point high) {
        previous = low;
        best = high;
        opposite = low;
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            double lastStep = best.x - previous.x;
            keepTheBest();
            double least = 2 * PRECISION * Math.abs(best.x) + tolerance / 2;
            double half = (opposite.x - best.x) / 2;
            if (Math.abs(half) <= least || best.y == 0) {
                return best.x;
            }
            double step = step(lastStep, half, least);
            double x = best.x + (Math.abs(step) >= least ? step : step > 0 ? least : -least);
            move(new Point(x, function.applyAsDouble(x)));
        }
        return best.x;
    }

    private void keepTheBest() {
        if (Math.abs(opposite.y) < Math.abs(best.y)) {
            previous = best;
            best = opposite;
            opposite = previous;
        }
    }

    private void move(Point next) {
        previous = best;
        best = next;
        if ((best.y > 0 && opposite.y > 0) || (best.y < 0 && opposite.y < 0)) {
            opposite = previous;
        }
    }

    private double step(double lastStep, double half, double least) {
        if (Math.abs(lastStep) < least || Math.abs(previous.y) <= Math.abs(best.y)) {
            return half;
        }
        double across = opposite.x - best.x;
        double toPrevious = best.y / previous.y;
        double numerator;
        double denominator;
        if (previous.x == opposite.x) {
            numerator = across * toPrevious;
            denominator = 1 - toPrevious;
        } else {
            double q = previous.y / opposite.y;
            double toOpposite = best.y / opposite.y;
            numerator = toPrevious * (across * q * (q - toOpposite) - (best.x - previous.x) * (toOpposite - 1));
            denominator = (q - 1) * (toOpposite - 1) * (toPrevious - 1);
        }
        if (numerator > 0) {
            denominator = -denominator;
        } else {
            numerator = -numerator;
        }
        boolean inside = numerator < 0.75 * across * denominator - Math.abs(least * denominator) / 2;
        boolean shrinking = numerator < Math.abs(lastStep * denominator / 2);
        return inside && shrinking ? numerator / denominator : half;
    }
}
