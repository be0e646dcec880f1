package dev.goaround.verdicts.comparison;

import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The two-sided rank test of Mann and Whitney (Wilcoxon's rank sum test): could both samples come from one source?
 *
 * @param u in how many pairs the first sample's value is the greater one, ties counted half; R's W
 * @param p how likely a U at least this far out is, if they do; 1 where all values are equal
 * @param ties whether two values are equal
 */
public record MannWhitney(double u, double p, boolean ties) {

    /** Where p comes from. */
    public enum Method {
        /** As R chooses: exact below 50 values a side without ties, else the normal curve. */
        AS_R(PValueMethod.AUTO),
        /** The count of all orders; sizes of some hundred values, no ties. */
        EXACT(PValueMethod.EXACT),
        /** The normal curve, corrected for ties and for continuity. */
        NORMAL(PValueMethod.ASYMPTOTIC);

        private final PValueMethod method;

        Method(PValueMethod method) {
            this.method = method;
        }
    }

    /** @throws IllegalArgumentException if a sample is empty or holds a value that is not finite */
    public static MannWhitney test(double[] x, double[] y, Method method) {
        SortedSample first = SortedSample.of("first sample", x);
        SortedSample second = SortedSample.of("second sample", y);
        RankSum ranks = RankSum.of(first, second, 0);
        if (ranks.deviation() == 0) {
            return new MannWhitney(ranks.u(), 1, true);
        }
        boolean ties = ranks.tieTerm() > 0;
        // No order of tied values is counted: the library would refuse.
        PValueMethod chosen = ties ? PValueMethod.ASYMPTOTIC : method.method;
        double p = MannWhitneyUTest.withDefaults()
                .with(chosen)
                .with(ContinuityCorrection.ENABLED)
                .test(x, y)
                .getPValue();
        return new MannWhitney(ranks.u(), p, ties);
    }
}
