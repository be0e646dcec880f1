package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.INSUFFICIENT;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.surely;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.StatisticalComparison;
import dev.goaround.contracts.watch.WatchPlanned;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Triggers that compare the candidate statistically with a baseline beside it; a window of a minute has 60 pieces here. */
class SideBySideBaselineTest {

    private static final Condition WORSE = surely(errors(0.1), StatisticalComparison.USUAL);

    private int second;

    @Test
    void aCandidateThatIsClearlyWorseIsInBreachAndTheReasonSaysHowSure() {
        Timeline timeline = Timeline.of(plan().withStable().trigger("worse", WORSE));
        play(timeline, 40, at -> 28 + at % 7, SideBySideBaselineTest::onePercent);
        timeline.expect("worse", BREACH)
                .expectReason("worse", "error rate surely worse than the baseline: 3.1 % against 1 % of the baseline")
                .expectReason("worse", "shifted by +2.1 points (+")
                .expectReason("worse", " % confidence), tolerated +0.1 points; p < 0.000001, look ")
                .expectReason("worse", "values a side of 1 s each (window 1 min,");

        Figures figures = timeline.verdict("worse").figures();
        assertThat(figures.baseline()).isEqualTo(0.01);
        assertThat(figures.value()).isGreaterThan(figures.threshold());
        assertThat(figures.requests()).isPositive();
    }

    @Test
    void whatIsWorseOnTheGoodSideOrWithinTheToleranceIsHealthy() {
        Timeline better = Timeline.of(plan().withStable().trigger("worse", WORSE));
        play(better, 40, at -> at % 3, SideBySideBaselineTest::onePercent);
        better.expect("worse", HEALTHY).expectReason("worse", "error rate not surely worse than the baseline");

        second = 0;
        Timeline tolerated =
                Timeline.of(plan().withStable().trigger("worse", surely(errors(3), StatisticalComparison.USUAL)));
        play(tolerated, 40, at -> 28 + at % 7, SideBySideBaselineTest::onePercent);
        tolerated.expect("worse", HEALTHY).expectReason("worse", "tolerated +3 points");
    }

    @Test
    void belowTheLeastCountsNothingIsSaidAndNoLookIsSpent() {
        Timeline timeline = Timeline.of(plan().withStable().trigger("worse", WORSE));
        timeline.expect("worse", INSUFFICIENT).expectReason("worse", "0 of 20 values a side");
        play(timeline, 15, at -> 500, at -> 0);
        timeline.expect("worse", INSUFFICIENT).expectReason("worse", "14 of 20 values a side");
        assertThat(pieces(timeline).looks()).isZero();
        play(timeline, 10, at -> 500, at -> 0);
        timeline.expect("worse", BREACH);
    }

    @Test
    void theFloorOnRequestsIsForBothSides() {
        Timeline timeline =
                Timeline.of(plan().withStable().trigger("worse", WORSE, GapPolicy.HOLD, new Floor(3, 1_000_000)));
        play(timeline, 40, at -> 500, at -> 0);
        timeline.expect("worse", INSUFFICIENT).expectReason("worse", "of 1,000,000 requests a side in 1 min");
    }

    @Test
    void aLookIsTakenTenTimesInAWindowHoweverManySamplesCome() {
        Timeline timeline = Timeline.of(plan().withStable().trigger("worse", WORSE));
        play(timeline, 120, SideBySideBaselineTest::onePercent, SideBySideBaselineTest::onePercent);
        assertThat(pieces(timeline).looks()).isBetween(16, 18);
        assertThat(pieces(timeline).pieces()).hasSize(60);
    }

    /** Looks that begin anew would spend the error a second time. */
    @Test
    void looksAreRememberedWhileTheBaselineHasNoProbe() {
        Timeline timeline = Timeline.of(plan().withStable().trigger("worse", WORSE));
        play(timeline, 60, SideBySideBaselineTest::onePercent, SideBySideBaselineTest::onePercent);
        int looks = pieces(timeline).looks();
        timeline.plan(plan().revision(2).trigger("worse", WORSE)).expect("worse", UNKNOWN);
        timeline.plan(plan().revision(3).withStable().trigger("worse", WORSE));
        assertThat(looks).isPositive();
        assertThat(pieces(timeline).looks()).isGreaterThanOrEqualTo(looks);
    }

    /** Where 99 of 100 have no error in most pieces, a share of nothing says nothing. */
    @ParameterizedTest
    @CsvSource({"0, 0, HEALTHY", "1, 0, HEALTHY", "3, 0, BREACH", "3, 0.01, HEALTHY"})
    void nearZeroTheDifferenceDecides(int failures, double nearZero, VerdictKind expected) {
        StatisticalComparison how = new StatisticalComparison(false, null, nearZero == 0 ? null : nearZero, null, null);
        Timeline timeline = Timeline.of(plan().withStable().trigger("worse", surely(WORSE, how)));
        play(timeline, 60, at -> failures, at -> 0);
        timeline.expect("worse", expected);
    }

    @ParameterizedTest
    @CsvSource({"HOLD, UNKNOWN", "RESET, UNKNOWN", "BREACH, BREACH"})
    void aSilentBaselineIsUnknownAndTheGapPolicySaysWhatFollows(GapPolicy gap, VerdictKind expected) {
        Timeline timeline = Timeline.of(plan().withStable().trigger("worse", WORSE, gap, new Floor(1, 0)));
        play(timeline, 30, SideBySideBaselineTest::onePercent, SideBySideBaselineTest::onePercent);
        timeline.expect("worse", HEALTHY);
        for (int silent = 0; silent < 5; silent++) {
            second++;
            timeline.at(second + "s").requests(1000, 10);
        }
        timeline.expect("worse", expected).expectReason("worse", "no baseline: stable/metrics silent since");
        play(timeline, 30, SideBySideBaselineTest::onePercent, SideBySideBaselineTest::onePercent);
        timeline.expect("worse", HEALTHY);
    }

    @Test
    void whereNoTargetIsABaselineThatIsSaid() {
        Timeline.of(plan().trigger("worse", WORSE))
                .at("1s")
                .requests(1000, 900)
                .expect("worse", UNKNOWN)
                .expectReason("worse", "no target with the role baseline has a probe that gives error_rate");
    }

    @Test
    void lessThroughputIsWorseWhereLessIsMeant() {
        Condition less = surely(over(when("request_rate", "<", -0.1), "60s"), StatisticalComparison.USUAL);
        Timeline timeline = Timeline.of(plan().withStable().trigger("worse", less));
        for (int i = 0; i < 40; i++) {
            second++;
            timeline.at(second + "s").requests(700 + second % 9, 0).stable(1000 + second % 11, 0);
        }
        timeline.expect("worse", BREACH).expectReason("worse", "request rate surely worse than the baseline");
        assertThat(timeline.verdict("worse").figures().threshold()).isBetween(880.0, 910.0);
    }

    /** Above the histogram's last bound a percentile is not known, but that it is the greater one is. */
    @Test
    void latenciesAboveTheLastBoundAreRanked() {
        Condition slower = surely(over(when("latency_p95", ">", 0.1), "60s"), StatisticalComparison.USUAL);
        Timeline timeline = Timeline.of(plan().withStable().trigger("worse", slower));
        for (int i = 0; i < 40; i++) {
            second++;
            timeline.at(second + "s")
                    .latency(new Bucket(0.1, 10), new Bucket(1.0, 10), new Bucket(null, 80))
                    .latency(Plans.STABLE, new Bucket(0.1, 99), new Bucket(1.0, 1), new Bucket(null, 0));
        }
        timeline.expect("worse", BREACH).expectReason("worse", "p95 latency surely worse");
    }

    @Test
    void inARowIsInLooks() {
        Timeline timeline = Timeline.of(plan().withStable().trigger("worse", Plans.times(WORSE, 3)));
        play(timeline, 30, at -> 300, at -> 0);
        timeline.expect("worse", HEALTHY).expectReason("worse", "2 of 3 times in a row");
        play(timeline, 6, at -> 300, at -> 0);
        timeline.expect("worse", BREACH).expectReason("worse", "3 times in a row");
    }

    @Test
    void aRevisionOfThePlanKeepsPiecesAndLooksAndATrafficStepBeginsAnew() {
        Plans plan = plan().withStable().trigger("worse", Plans.times(WORSE, 3));
        Timeline timeline = Timeline.of(plan);
        play(timeline, 30, at -> 300, at -> 0);
        int looks = pieces(timeline).looks();
        timeline.plan(plan.revision(2)).expect("worse", HEALTHY).expectReason("worse", "2 of 3 times in a row");
        assertThat(pieces(timeline).looks()).isEqualTo(looks);
        play(timeline, 6, at -> 300, at -> 0);
        timeline.expect("worse", BREACH);
        timeline.plan(plan.revision(3)).expect("worse", BREACH);
        timeline.plan(plan.revision(4).since(second + "s")).expect("worse", INSUFFICIENT);
        assertThat(pieces(timeline).looks()).isEqualTo(looks + 1);
    }

    /** More looks than were planned share what was kept back for them. */
    @Test
    void looksGoOnWhereMoreAreTakenThanWerePlanned() {
        Condition planned = surely(WORSE, new StatisticalComparison(false, null, null, 0.9, 3));
        Timeline timeline = Timeline.of(plan().withStable().trigger("worse", planned));
        play(timeline, 90, SideBySideBaselineTest::onePercent, SideBySideBaselineTest::onePercent);
        timeline.expect("worse", HEALTHY);
        assertThat(pieces(timeline).looks()).isGreaterThan(3);
        play(timeline, 90, at -> 100 + at % 9, SideBySideBaselineTest::onePercent);
        timeline.expect("worse", BREACH);
    }

    /** 300 deployments without any difference, twenty looks at each, with a confidence of 90 % and no tolerance. */
    @Test
    void candidatesThatAreNoWorseAreSeldomCalledSo() {
        Condition strict = surely(errors(0), new StatisticalComparison(true, null, 0.0, 0.9, null));
        WatchPlanned plan = plan().withStable().trigger("worse", strict).build();
        CompiledPlan.CompiledRule compiledRule = CompiledPlan.of(plan).rules().get(0);
        SideBySideBaseline beside = new SideBySideBaseline(
                compiledRule.statistical().orElseThrow(),
                plan,
                new Sources(Map.of(), Plans.ZERO),
                Plans.ZERO,
                compiledRule);
        long wrong = IntStream.range(0, 300)
                .filter(deployment -> isEverCalledWorse(beside, new Random(deployment)))
                .count();
        assertThat(wrong).as("called worse, of 300").isBetween(1L, 30L);
    }

    private static boolean isEverCalledWorse(SideBySideBaseline beside, Random random) {
        Bucketing bucketing = beside.compiledRule().bucketing();
        ComparisonBuckets buckets = ComparisonBuckets.of(bucketing.piece(), null);
        for (int number = 0; number < 140; number++) {
            buckets = buckets.closed(number, new ComparisonBucket(number, errors(random), errors(random), 1, 1000L))
                    .from(number + 1L - bucketing.pieces());
            if (buckets.isDue(bucketing.between()) && beside.look(buckets) instanceof SideBySideBaseline.Seen seen) {
                if (seen.look().isWorse()) {
                    return true;
                }
                buckets = buckets.seen();
            }
        }
        assertThat(buckets.looks()).isGreaterThan(19);
        return false;
    }

    private static int onePercent(int at) {
        return 8 + at % 5;
    }

    private static double errors(Random random) {
        return Math.round(Math.exp(3 + random.nextGaussian())) / 1000.0;
    }

    private static Condition errors(double above) {
        return over(when("error_rate", ">", above), "60s");
    }

    /** Failures of a thousand requests in each second. */
    private void play(Timeline timeline, int seconds, IntUnaryOperator candidate, IntUnaryOperator baseline) {
        for (int i = 0; i < seconds; i++) {
            second++;
            timeline.at(second + "s")
                    .requests(1000, candidate.applyAsInt(second))
                    .stable(1000, baseline.applyAsInt(second));
        }
    }

    private static ComparisonBuckets pieces(Timeline timeline) {
        return timeline.state().rules().get("TRIGGER:worse").pieces();
    }
}
