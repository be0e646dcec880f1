package dev.goaround.verdicts.comparison;

/**
 * The differences of each value of one sample to each of the other, in order, without storing them: a rank's difference is
 * found by halving the line of numbers and counting. Each takes at most 64 counts, and a count one walk over both samples.
 */
final class PairwiseDifferences {
    private final SortedSample x;
    private final SortedSample y;

    PairwiseDifferences(SortedSample x, SortedSample y) {
        this.x = x;
        this.y = y;
    }

    long size() {
        return (long) x.size() * y.size();
    }

    double median() {
        long half = size() / 2;
        return size() % 2 == 1 ? at(half + 1) : at(half) / 2 + at(half + 1) / 2;
    }

    /** @param rank from 1 for the least to {@link #size()} for the greatest */
    double at(long rank) {
        long low = ordinal(x.least() - y.greatest());
        long high = ordinal(x.greatest() - y.least());
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (notAbove(value(middle)) >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return value(low);
    }

    /** How many differences are the limit at most. */
    private long notAbove(double limit) {
        long count = 0;
        int from = y.size();
        for (int i = 0; i < x.size(); i++) {
            while (from > 0 && x.at(i) - y.at(from - 1) <= limit) {
                from--;
            }
            // x rises, so fewer values of y are near enough for the next.
            while (from < y.size() && x.at(i) - y.at(from) > limit) {
                from++;
            }
            count += y.size() - from;
        }
        return count;
    }

    /** Doubles as whole numbers in the same order; both zeros are one. */
    private static long ordinal(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double value(long ordinal) {
        return Double.longBitsToDouble(ordinal < 0 ? Long.MIN_VALUE - ordinal : ordinal);
    }
}
