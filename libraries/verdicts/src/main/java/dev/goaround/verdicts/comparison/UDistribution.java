package dev.goaround.verdicts.comparison;

/**
 * How U is distributed where both samples come from one source and no two values are equal (Mann and Whitney 1947: the
 * greatest value of all belongs to one sample or to the other, which gives the count from two smaller ones).
 */
final class UDistribution {
    /** R's slack for a cumulated probability that should equal the asked one. */
    private static final double SLACK = 10 * Math.ulp(1.0);

    private final double[] probabilities;

    UDistribution(int first, int second) {
        probabilities = probabilities(first, second);
    }

    /** The least u with P(U ≤ u) of at least {@code probability}. */
    int quantile(double probability) {
        double sum = 0;
        for (int u = 0; u < probabilities.length; u++) {
            sum += probabilities[u];
            if (sum >= probability - SLACK) {
                return u;
            }
        }
        return probabilities.length - 1;
    }

    private static double[] probabilities(int first, int second) {
        int most = first * second;
        // ways[i][u]: of i values among i + j, with j growing to the second's size.
        double[][] ways = new double[first + 1][most + 1];
        for (double[] row : ways) {
            row[0] = 1;
        }
        for (int j = 1; j <= second; j++) {
            for (int i = 1; i <= first; i++) {
                for (int u = j; u <= i * j; u++) {
                    ways[i][u] += ways[i - 1][u - j];
                }
            }
        }
        double all = 0;
        for (double way : ways[first]) {
            all += way;
        }
        double[] result = new double[most + 1];
        for (int u = 0; u <= most; u++) {
            result[u] = ways[first][u] / all;
        }
        return result;
    }
}
