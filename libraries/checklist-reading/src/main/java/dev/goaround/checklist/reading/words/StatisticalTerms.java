package dev.goaround.checklist.reading.words;

/**
 * How sure it has to be that the candidate differs from the baseline beside it; what is null is left to the judge.
 *
 * @param eitherWay whether a shift to the other side counts, too
 * @param values that each side has to have in the window
 * @param nearZero a shift that is tolerated in any case, in {@code nearZeroUnit}
 * @param nearZeroUnit as of a limit
 * @param confidence from 0 to 1, of all looks together
 * @param looks that are planned
 */
public record StatisticalTerms(
        boolean eitherWay, Integer values, Double nearZero, String nearZeroUnit, Double confidence, Integer looks) {}
