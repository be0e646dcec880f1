package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.INSUFFICIENT;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSignalsTest {

    @Test
    void ratesComeFromCountsNotFromRates() {
        // Nine of ten in a quiet second do not outweigh a busy one without failures.
        Timeline timeline = Timeline.of(plan().trigger("errors", when("error_rate", ">", 0.05)))
                .at("1s")
                .requests(10, 9)
                .at("2s")
                .requests(990, 0)
                .expect("errors", HEALTHY);
        assertThat(timeline.verdict("errors").figures().value()).isEqualTo(0.009);
    }

    @Test
    void whatLeftTheWindowIsForgotten() {
        Timeline timeline = Timeline.of(plan().trigger("errors", when("error_rate", ">", 0.05)))
                .at("1s")
                .errorRate(1);
        for (int second = 2; second <= 11; second++) {
            timeline.at(second + "s").errorRate(0);
        }
        assertThat(timeline.verdict("errors").figures().value()).isZero();
    }

    @Test
    void samplesOlderThanTheLargestWindowAreDropped() {
        Timeline timeline = Timeline.of(plan().trigger("errors", over(when("error_rate", ">", 0.05), "2M")));
        for (int second = 1; second <= 1000; second++) {
            timeline.at(second + "s").errorRate(0).up();
        }
        assertThat(timeline.state().sources().get(Plans.COUNTERS).readings()).hasSizeLessThanOrEqualTo(121);
        assertThat(timeline.state().sources().get(Plans.HTTP).readings()).hasSizeLessThanOrEqualTo(121);
    }

    @Test
    void countsThatTellAboutMoreThanTheWindowAreLeftOut() {
        Timeline.of(plan().trigger("errors", over(when("error_rate", ">", 0.05), "5s")))
                .at("1s")
                .errorRate(0)
                .at("2s")
                .countersUnknown()
                .at("20s")
                .errorRate(1)
                .expect("errors", INSUFFICIENT)
                .at("21s")
                .errorRate(0)
                .expect("errors", HEALTHY);
    }

    @Test
    void aWindowReachesOverOneTickOfItsSourceAtLeast() {
        Timeline timeline = Timeline.of(plan().every("15s").trigger("errors", when("error_rate", ">", 0.05)))
                .at("15s")
                .errorRate(0)
                .at("30s")
                .errorRate(0.5)
                .expect("errors", BREACH);
        assertThat(timeline.verdict("errors").figures().requests()).isEqualTo(1000);
    }

    @Test
    void theFirstReadingOfACounterTellsNothingButIsKnown() {
        Timeline.of(plan().trigger("errors", when("error_rate", ">", 0.05)))
                .at("1s")
                .firstScrape()
                .expect("errors", INSUFFICIENT)
                .expectReason("errors", "no requests in the window");
    }

    @Test
    void requestsPerSecondAreOfTheTimeThatWasCounted() {
        Timeline timeline = Timeline.of(plan().trigger("rate", when("request_rate", "<", 5)))
                .at("1s")
                .requests(100, 0)
                .at("2s")
                .requests(300, 0)
                .expect("rate", HEALTHY);
        assertThat(timeline.verdict("rate").figures().value()).isEqualTo(200.0, within(1e-9));
    }

    @Test
    void successIsTheRest() {
        Timeline timeline = Timeline.of(plan().trigger("ok", when("success_rate", "<", 0.99)))
                .at("1s")
                .requests(200, 8)
                .expect("ok", BREACH);
        assertThat(timeline.verdict("ok").figures().value()).isEqualTo(0.96);
    }

    @Test
    void probeSuccessIsTheRatioOfAnswersNotOfUnknowns() {
        Timeline timeline = Timeline.of(plan().trigger("probes", when("probe_success", "<", 0.5)))
                .at("1s")
                .up()
                .at("2s")
                .down()
                .at("3s")
                .unknown()
                .at("4s")
                .up()
                .expect("probes", HEALTHY);
        assertThat(timeline.verdict("probes").figures().value()).isEqualTo(2.0 / 3);
        assertThat(timeline.verdict("probes").figures().samples()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"latency_p50,0.1", "latency_p90,0.1", "latency_p95,0.5", "latency_p99,0.5", "latency_p999,1.0"})
    void percentilesComeFromMergedHistogramsAndAreTheirBucketsUpperBound(String signal, double expected) {
        Timeline timeline = Timeline.of(plan().trigger("slow", when(signal, ">", 5)))
                .at("1s")
                .latency(new Bucket(0.1, 900), new Bucket(0.5, 0), new Bucket(1.0, 2), new Bucket(null, 0))
                .at("2s")
                .latency(new Bucket(0.1, 0), new Bucket(0.5, 98), new Bucket(1.0, 0), new Bucket(null, 0))
                .expect("slow", HEALTHY);
        assertThat(timeline.verdict("slow").figures().value()).isEqualTo(expected);
        assertThat(timeline.verdict("slow").figures().requests()).isEqualTo(1000);
    }

    @Test
    void evidenceNamesTheBucketThatAPercentileIsExactTo() {
        Timeline.of(plan().trigger("slow", when("latency_p95", ">", 0.3)))
                .at("1s")
                .latency(new Bucket(0.25, 90), new Bucket(0.5, 10), new Bucket(null, 0))
                .expect("slow", BREACH)
                .expectReason("slow", "p95 latency 500 ms > 300 ms (window 10 s, 100 requests)")
                .expectReason("slow", "exact to its bucket 250 ms–500 ms");
    }

    @Test
    void aPercentileAboveTheLastFiniteBoundIsUnknown() {
        Timeline.of(plan().trigger("slow", when("latency_p95", ">", 5)))
                .at("1s")
                .latency(new Bucket(0.25, 90), new Bucket(10.0, 0), new Bucket(null, 10))
                .expect("slow", UNKNOWN)
                .expectReason("slow", "lies above the histogram's last finite bound, 10 s");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "50,50", "51,100", "99,100", "100,100"})
    void aPercentileIsTheNearestRank(int percent, double upTo) {
        CompactHistogram histogram = CompactHistogram.of(
                new LatencyHistogram(List.of(new Bucket(1.0, 2), new Bucket(50.0, 48), new Bucket(100.0, 50))), null);
        Signal signal = new Signal("latency_p" + percent, Signal.Family.LATENCY, percent, 100);
        assertThat(Percentile.of(signal, histogram).upTo()).isEqualTo(upTo);
    }

    @Test
    void rankIsWholeNumberArithmetic() {
        // 0.07 × 100 is 7.000000000000001 in floating point, which would make it rank 8.
        CompactHistogram histogram =
                CompactHistogram.of(new LatencyHistogram(List.of(new Bucket(1.0, 7), new Bucket(2.0, 93))), null);
        assertThat(Percentile.of(new Signal("p", Signal.Family.LATENCY, 7, 100), histogram)
                        .upTo())
                .isEqualTo(1.0);
    }

    @Test
    void histogramsWithOtherBoundsMergeToAnUpperBound() {
        CompactHistogram coarse = CompactHistogram.of(new LatencyHistogram(List.of(new Bucket(1.0, 10))), null);
        CompactHistogram fine =
                CompactHistogram.of(new LatencyHistogram(List.of(new Bucket(0.1, 10), new Bucket(0.2, 10))), null);
        Percentile median = Percentile.of(Signal.named("latency_p50"), CompactHistogram.sum(coarse, fine));
        assertThat(median.upTo()).isEqualTo(0.2);
        assertThat(Percentile.of(Signal.named("latency_p99"), CompactHistogram.sum(coarse, fine))
                        .upTo())
                .isEqualTo(1.0);
    }

    @Test
    void aMetricsSystemsFigureIsTakenAsItIsAndMarkedSo() {
        Timeline timeline = Timeline.of(plan().withPrometheus("cpu").trigger("cpu", when("cpu", ">", 0.9)))
                .at("1s")
                .measured("cpu", 0.5)
                .at("2s")
                .measured("cpu", 0.95)
                .expect("cpu", BREACH)
                .expectReason("cpu", "cpu 95 % > 90 %");
        assertThat(timeline.verdict("cpu").figures().note()).isEqualTo("as the metrics system computed it");
    }

    @Test
    void aMetricsSystemGivesASignalOnlyWhereNoCounterDoes() {
        Timeline.of(plan().withPrometheus("error_rate").trigger("errors", when("error_rate", ">", 0.05)))
                .at("1s")
                .measured("error_rate", 0.9)
                .expect("errors", INSUFFICIENT)
                .errorRate(0)
                .expect("errors", HEALTHY);
        Timeline.of(plan().withoutCounters()
                        .withPrometheus("error_rate")
                        .trigger("errors", when("error_rate", ">", 0.05)))
                .at("1s")
                .measured("error_rate", 0.9)
                .expect("errors", BREACH);
    }

    @Test
    void versionIsTheShareOfAnswersFromTheExpectedOne() {
        Timeline timeline = Timeline.of(
                        plan().expecting("1.0.0").check("version", over(when("version", "==", 1), "2s")))
                .at("1s")
                .up(Plans.HTTP, "2.0.0")
                .at("2s")
                .up(Plans.HTTP, "1.0.0")
                .expect("version", BREACH)
                .expectReason("version", "expected 1.0.0, also answering: 2.0.0")
                .at("3s")
                .up(Plans.HTTP, "1.0.0")
                .expectSettled("version", HEALTHY)
                .expectReason("version", "1.0.0 answers");
        assertThat(timeline.verdict("version").figures().value()).isEqualTo(1.0);
    }

    @Test
    void aVersionThatIsSpelledOtherwiseIsTheSame() {
        Timeline.of(plan().expecting("1.0.0").check("version", over(when("version", "==", 1), "2s")))
                .at("1s")
                .up(Plans.HTTP, "v1.0.0")
                .at("2s")
                .up(Plans.HTTP, "1.0.0+build.7")
                .at("3s")
                .up(Plans.HTTP, "v1.0.0")
                .expectSettled("version", HEALTHY);
    }
}
