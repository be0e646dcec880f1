package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.INSUFFICIENT;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.against;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that compare with the version before. */
class RelativeTest {

    private static final Condition MORE_ERRORS = against(when("error_rate", ">", 0.05), Baseline.POINTS);
    private static final Condition SLOWER = against(when("latency_p95", ">", 0.5), Baseline.RATIO);
    private static final Condition BUSIER = against(when("load", ">", 0.5), Baseline.RATIO);

    @Test
    void aTargetThatRunsTheStableVersionIsTheBaseline() {
        Timeline timeline = Timeline.of(plan().withStable().trigger("errors", MORE_ERRORS))
                .at("1s")
                .stable(1000, 40)
                .requests(1000, 80)
                .expect("errors", HEALTHY)
                .expectReason("errors", "error rate 8 % against 4 % before: +4 points is not > +5 points")
                .at("2s")
                .stable(1000, 40)
                .requests(1000, 160)
                .expect("errors", BREACH)
                .expectReason(
                        "errors",
                        "error rate 12 % against 4 % before: +8 points > +5 points (window 10 s, 2,000 requests)");

        Figures figures = timeline.verdict("errors").figures();
        assertThat(figures.value()).isEqualTo(0.12);
        assertThat(figures.baseline()).isEqualTo(0.04);
        assertThat(figures.threshold()).isCloseTo(0.09, within(1e-12));
        assertThat(figures.source()).isEqualTo(Plans.COUNTERS);
    }

    @Test
    void errorsOfTheStableVersionAreNotTheCandidates() {
        Timeline.of(plan().withStable().trigger("errors", when("error_rate", ">", 0.05)))
                .at("1s")
                .stable(1000, 900)
                .requests(1000, 0)
                .expect("errors", HEALTHY);
    }

    @Test
    void aBaselineThatCannotBeAskedIsUnknownNotBad() {
        Timeline.of(plan().withStable().trigger("errors", MORE_ERRORS))
                .at("1s")
                .stableUnknown()
                .requests(1000, 900)
                .expect("errors", UNKNOWN)
                .expectReason("errors", "no baseline: stable/metrics could not say (network)");
    }

    @Test
    void theBaselineNeedsAsMuchAsTheCandidate() {
        Timeline.of(plan().withStable().trigger("errors", MORE_ERRORS, GapPolicy.HOLD, new Floor(1, 100)))
                .at("1s")
                .stable(10, 0)
                .requests(1000, 900)
                .expect("errors", INSUFFICIENT)
                .expectReason("errors", "the baseline rests on 10 of 100 requests");
    }

    @Test
    void theServiceBeforeTheDeploymentIsTheBaselineWhereNoTargetIs() {
        Timeline.of(plan().unarmed().trigger("errors", MORE_ERRORS))
                .restartingAlways()
                .at("1s")
                .requests(1000, 30)
                .at("2s")
                .requests(1000, 50)
                .at("3s")
                .plan(plan().revision(2).trigger("errors", MORE_ERRORS))
                .at("4s")
                .requests(1000, 999)
                .at("60s")
                .plan(plan().revision(3).since("60s").expecting("2.0.0").trigger("errors", MORE_ERRORS))
                .at("61s")
                .requests(1000, 0)
                .at("62s")
                .requests(1000, 80)
                .expectReason("errors", "8 % against 4 % before: +4 points is not")
                .at("63s")
                .requests(1000, 240)
                .expect("errors", BREACH)
                .expectReason("errors", "against 4 % before");
    }

    @Test
    void whereNothingWasMeasuredBeforeNothingIsSaid() {
        Timeline.of(plan().expecting("2.0.0").trigger("errors", MORE_ERRORS))
                .at("1s")
                .requests(1000, 900)
                .expect("errors", INSUFFICIENT)
                .expectReason("errors", "no baseline: nothing was measured before the deployment");
    }

    @Test
    void aDurationIsComparedByRatio() {
        Timeline.of(plan().unarmed().trigger("slow", SLOWER))
                .at("1s")
                .latency(new Bucket(0.1, 0), new Bucket(0.2, 100))
                .plan(plan().revision(2).expecting("2.0.0").trigger("slow", SLOWER))
                .at("20s")
                .latency(new Bucket(0.2, 0), new Bucket(0.3, 100))
                .at("21s")
                .latency(new Bucket(0.2, 0), new Bucket(0.3, 100))
                .expect("slow", HEALTHY)
                .expectReason("slow", "p95 latency 300 ms against 200 ms before: +50 % is not > +50 %")
                .at("40s")
                .latency(new Bucket(0.3, 0), new Bucket(0.4, 100))
                .at("41s")
                .latency(new Bucket(0.3, 0), new Bucket(0.4, 100))
                .expect("slow", BREACH)
                .expectReason("slow", "400 ms against 200 ms before: +100 % > +50 %");
    }

    /** The mean of what was before; below one (10 ms, 1 %) a baseline counts as near zero, and the difference decides. */
    @ParameterizedTest
    @CsvSource({
        "2 4, 4.5, HEALTHY",
        "2 4, 4.6, BREACH",
        "0 0, 0.5, HEALTHY",
        "0 0, 0.6, BREACH",
        "0.1 0.1, 0.5, HEALTHY",
        "0.1 0.1, 0.7, BREACH"
    })
    void aFigureIsComparedWithTheMeanAndANearZeroBaselineByDifference(String before, double after, String kind) {
        String[] figures = before.split(" ", -1);
        Timeline timeline = Timeline.of(loaded().unarmed().trigger("busy", BUSIER))
                .at("1s")
                .measured("load", Double.parseDouble(figures[0]))
                .at("2s")
                .measured("load", Double.parseDouble(figures[1]))
                .plan(loaded().revision(2).expecting("2.0.0").trigger("busy", BUSIER))
                .at("3s")
                .measured("load", after);

        assertThat(timeline.verdict("busy").kind()).hasToString(kind);
    }

    private static Plans loaded() {
        return plan().withoutCounters().withPrometheus("load");
    }
}
