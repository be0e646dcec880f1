package dev.goaround.verdicts.comparison;

/**
 * What the ranks of two samples, put together in one order, say of the first. Values that are equal share the mean of
 * their ranks.
 *
 * @param u U of the first sample: in how many pairs its value is the greater one, ties counted half
 * @param tieTerm the sum of t³ − t over the groups of t equal values; 0 where no two values are equal
 * @param first size of the first sample
 * @param second size of the second
 */
record RankSum(double u, double tieTerm, int first, int second) {

    /** With {@code shift} taken off each value of the first sample. */
    static RankSum of(SortedSample x, SortedSample y, double shift) {
        double ranks = 0;
        double ties = 0;
        int i = 0;
        int j = 0;
        while (i < x.size() || j < y.size()) {
            double value = next(x, i, y, j, shift);
            int fromX = i;
            int fromY = j;
            while (i < x.size() && x.at(i) - shift == value) {
                i++;
            }
            while (j < y.size() && y.at(j) == value) {
                j++;
            }
            double equal = (double) (i - fromX) + (j - fromY);
            double before = (double) fromX + fromY;
            ranks += (i - fromX) * (before + (equal + 1) / 2);
            ties += equal * (equal * equal - 1);
        }
        double n = x.size();
        return new RankSum(ranks - n * (n + 1) / 2, ties, x.size(), y.size());
    }

    private static double next(SortedSample x, int i, SortedSample y, int j, double shift) {
        if (i == x.size()) {
            return y.at(j);
        }
        double head = x.at(i) - shift;
        return j == y.size() ? head : Math.min(head, y.at(j));
    }

    /**
     * U less its expectation under no difference, in standard deviations that take the ties into account.
     *
     * @param continuity whether the distance is half a step shorter, because U comes in steps and the normal curve doesn't
     * @return 0 where all values are equal: nothing speaks for a difference
     */
    double z(boolean continuity) {
        double deviation = deviation();
        double distance = u - (double) first * second / 2;
        double correction = continuity ? Math.signum(distance) * 0.5 : 0;
        return deviation == 0 ? 0 : (distance - correction) / deviation;
    }

    /** 0 where all values are equal. */
    double deviation() {
        double n = first;
        double m = second;
        return Math.sqrt(n * m / 12 * (n + m + 1 - tieTerm / ((n + m) * (n + m - 1))));
    }
}
