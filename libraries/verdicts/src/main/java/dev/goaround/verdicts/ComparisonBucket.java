package dev.goaround.verdicts;

/**
 * What both sides gave over one piece of a window. A piece in which either side said nothing is not one: the same times are
 * compared.
 *
 * @param number counted from the plan's anchor
 * @param samples that the side with fewer of them rests on
 * @param requests the same of counted requests; null where the signal is not made of counts
 */
record ComparisonBucket(long number, double candidate, double baseline, long samples, Long requests) {

    /** @return null where a figure is none that could be ranked */
    static ComparisonBucket of(long number, SignalValue.Measured candidate, SignalValue.Measured baseline) {
        if (!Double.isFinite(candidate.value()) || !Double.isFinite(baseline.value())) {
            return null;
        }
        Long requests = candidate.requests() == null || baseline.requests() == null
                ? null
                : Long.valueOf(Math.min(candidate.requests(), baseline.requests()));
        return new ComparisonBucket(
                number,
                candidate.value(),
                baseline.value(),
                Math.min(candidate.samples(), baseline.samples()),
                requests);
    }
}
