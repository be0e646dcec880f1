package dev.goaround.verdicts.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.verdicts.comparison.ComparisonTerms.Worse;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateJudgeTest {
    private static final RepeatedLooks ONE_LOOK = RepeatedLooks.planned(0.02, 1);

    @ParameterizedTest
    @CsvSource({
        "near-twenty-a, near-ten-b, HIGHER, BREACH",
        "near-twenty-a, near-ten-b, LOWER, HEALTHY",
        "near-twenty-a, near-ten-b, EITHER, BREACH",
        "near-ten-b, near-twenty-a, HIGHER, HEALTHY",
        "near-ten-b, near-twenty-a, LOWER, BREACH",
        "near-ten-b, near-twenty-a, EITHER, BREACH",
        "near-ten-a, near-ten-b, EITHER, HEALTHY",
        "zeros-10, zeros-10, EITHER, HEALTHY"
    })
    void aCandidateIsWorseOnTheWorseSideOnly(String candidate, String baseline, Worse worse, VerdictKind expected) {
        ComparisonResult comparison = judge(candidate, baseline, worse, 0.1, 0);
        assertThat(comparison.kind()).isEqualTo(expected);
        assertThat(comparison.shift()).isPresent();
        assertThat(comparison.reason()).contains("shifted by");
    }

    @Test
    void aShiftWithinTheToleranceIsHealthy() {
        assertThat(judge("near-twenty-a", "near-ten-b", Worse.HIGHER, 1.5, 0).kind())
                .isEqualTo(VerdictKind.HEALTHY);
        assertThat(judge("near-twenty-a", "near-ten-b", Worse.HIGHER, 0, 12).kind())
                .isEqualTo(VerdictKind.HEALTHY);
    }

    /** Two in a thousand after none is infinitely more, and still next to nothing. */
    @Test
    void aBaselineNearZeroIsComparedByDifferenceOnly() {
        double[] baseline = new double[40];
        double[] candidate =
                IntStream.range(0, 40).mapToDouble(i -> 0.001 + i * 0.00005).toArray();
        ComparisonResult tolerated = new CandidateJudge(new ComparisonTerms(Worse.HIGHER, 10, 0.5, 0.01, ONE_LOOK))
                .judge(candidate, baseline, 1);
        assertThat(tolerated.kind()).isEqualTo(VerdictKind.HEALTHY);
        assertThat(tolerated.margin()).isEqualTo(0.01);
        assertThat(tolerated.meanRatio()).isEmpty();
        ComparisonResult strict = new CandidateJudge(new ComparisonTerms(Worse.HIGHER, 10, 0.5, 0.0005, ONE_LOOK))
                .judge(candidate, baseline, 1);
        assertThat(strict.kind()).isEqualTo(VerdictKind.BREACH);
    }

    @ParameterizedTest
    @CsvSource({"9, 100, at least 10", "100, 9, at least 10", "0, 0, at least 10"})
    void tooFewValuesAreNotJudged(int candidate, int baseline, String expected) {
        ComparisonResult comparison = new CandidateJudge(new ComparisonTerms(Worse.HIGHER, 10, 0, 0, ONE_LOOK))
                .judge(rising(candidate, 100), rising(baseline, 0), 1);
        assertThat(comparison.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(comparison.reason()).contains(expected);
    }

    /** Of 20 orders of three and three, two are as far out as can be: a tenth. */
    @ParameterizedTest
    @CsvSource({"3, 0.09, INSUFFICIENT", "3, 0.11, BREACH", "5, 0.007, INSUFFICIENT", "5, 0.008, BREACH"})
    void valuesThatCouldNeverShowADifferenceAreNotJudged(int each, double error, VerdictKind expected) {
        ComparisonTerms terms = new ComparisonTerms(Worse.HIGHER, 1, 0, 0, RepeatedLooks.planned(error, 1));
        assertThat(new CandidateJudge(terms)
                        .judge(rising(each, 100), rising(each, 0), 1)
                        .kind())
                .isEqualTo(expected);
    }

    @Test
    void valuesBeyondAllDifferencesAreUnknown() {
        double[] huge = rising(12, 0);
        Arrays.fill(huge, Double.MAX_VALUE);
        double[] opposite = Arrays.stream(huge).map(value -> -value).toArray();
        ComparisonTerms terms = new ComparisonTerms(Worse.HIGHER, 10, 0, 0, ONE_LOOK);
        assertThat(new CandidateJudge(terms).judge(huge, opposite, 1).kind()).isEqualTo(VerdictKind.UNKNOWN);
    }

    @Test
    void aMissingValueIsTheCallersToLeaveOut() {
        ComparisonTerms terms = new ComparisonTerms(Worse.HIGHER, 10, 0, 0, ONE_LOOK);
        double[] holed = rising(12, 0);
        holed[3] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CandidateJudge(terms).judge(holed, rising(12, 0), 1))
                .withMessageContaining("value 3 of the candidate is NaN");
    }

    @Test
    void twoHundredThousandValuesASideAreJudged() {
        Random random = new Random(7);
        double[] baseline = random.doubles(200_000).toArray();
        double[] candidate = random.doubles(200_000).map(value -> value + 0.02).toArray();
        ComparisonResult comparison =
                new CandidateJudge(new ComparisonTerms(Worse.HIGHER, 10, 0, 0, ONE_LOOK)).judge(candidate, baseline, 1);
        assertThat(comparison.kind()).isEqualTo(VerdictKind.BREACH);
        assertThat(comparison.shift().orElseThrow().estimate()).isBetween(0.015, 0.025);
    }

    /** Without correction every fifth or so of these healthy candidates would be called worse at some look. */
    @Test
    void manyLooksErrSeldomerThanTheWholeError() {
        int runs = 400;
        int looks = 12;
        assertThat(share(runs, looks, RepeatedLooks.planned(0.1, looks))).isLessThanOrEqualTo(0.1);
        assertThat(share(runs, looks, RepeatedLooks.openEnded(0.1))).isLessThanOrEqualTo(0.1);
        assertThat(share(runs, looks, null)).isGreaterThan(0.2);
    }

    /** @param looks null for the whole error at each look */
    private static double share(int runs, int count, RepeatedLooks looks) {
        int wrong = 0;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(run);
            double[] candidate = random.doubles(10L * count).toArray();
            double[] baseline = random.doubles(10L * count).toArray();
            boolean called = false;
            for (int look = 1; look <= count && !called; look++) {
                RepeatedLooks share = looks == null ? RepeatedLooks.planned(0.1, 1) : looks;
                called = new CandidateJudge(new ComparisonTerms(Worse.EITHER, 10, 0, 0, share))
                                .judge(
                                        Arrays.copyOf(candidate, 10 * look),
                                        Arrays.copyOf(baseline, 10 * look),
                                        looks == null ? 1 : look)
                                .kind()
                        == VerdictKind.BREACH;
            }
            wrong += called ? 1 : 0;
        }
        return (double) wrong / runs;
    }

    private static double[] rising(int count, double from) {
        return IntStream.range(0, count).mapToDouble(i -> from + i).toArray();
    }

    private static ComparisonResult judge(
            String candidate, String baseline, Worse worse, double relative, double absolute) {
        return new CandidateJudge(new ComparisonTerms(worse, 10, relative, absolute, ONE_LOOK))
                .judge(Samples.published(candidate), Samples.published(baseline), 1);
    }
}
