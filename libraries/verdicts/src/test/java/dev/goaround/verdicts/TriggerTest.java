package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.INSUFFICIENT;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.held;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.times;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import org.junit.jupiter.api.Test;

class TriggerTest {

    private static final Condition ERRORS = when("error_rate", ">", 0.05);

    @Test
    void breachesAtOnceWhereNothingIsSaidAboutTime() {
        Timeline.of(plan().trigger("errors", ERRORS))
                .at("1s")
                .errorRate(0.01)
                .expectSettled("errors", HEALTHY)
                .expectBreachOf()
                .at("2s")
                .errorRate(0.20)
                .expect("errors", BREACH)
                .expectBreachOf("errors");
    }

    @Test
    void firesOnTheFirstSampleAtWhichItHasHeldForItsTime() {
        Timeline timeline = Timeline.of(plan().trigger("errors", held(ERRORS, "5s")))
                .at("1s")
                .errorRate(0.0)
                .expect("errors", HEALTHY)
                .at("2s")
                .errorRate(0.9)
                .expectPendingSince("errors", "2s")
                .expectReason("errors", "has to hold for 5 s");
        for (int second = 3; second < 7; second++) {
            timeline.at(second + "s").errorRate(0.9).expectPendingSince("errors", "2s");
        }
        timeline.at("7s")
                .errorRate(0.9)
                .expectSettled("errors", BREACH)
                .expectReason("errors", "> 5 % since 12:00:02 UTC, held for 5 s (window 10 s, 7,000 requests)");
    }

    @Test
    void aGoodSampleEndsThePendingTime() {
        Timeline.of(plan().trigger("errors", held(over(ERRORS, "1s"), "5s")))
                .at("1s")
                .errorRate(0.9)
                .expectPendingSince("errors", "1s")
                .at("2s")
                .errorRate(0)
                .expectSettled("errors", HEALTHY)
                .at("3s")
                .errorRate(0.9)
                .expectPendingSince("errors", "3s")
                .at("4s")
                .errorRate(0.9)
                .at("5s")
                .errorRate(0.9)
                .at("6s")
                .errorRate(0.9)
                .at("7s")
                .errorRate(0.9)
                .expectPendingSince("errors", "3s")
                .at("8s")
                .errorRate(0.9)
                .expect("errors", BREACH);
    }

    @Test
    void aBreachThatIsOverIsHealthyAgain() {
        Timeline.of(plan().trigger("errors", over(ERRORS, "1s")))
                .at("1s")
                .errorRate(0.9)
                .expect("errors", BREACH)
                .at("2s")
                .errorRate(0)
                .expectSettled("errors", HEALTHY)
                .expectBreachOf();
    }

    @Test
    void evaluationsInARowAreCountedAtSamplesOfTheSignalsOwnSources() {
        Timeline.of(plan().trigger("errors", times(ERRORS, 3)))
                .at("1s")
                .errorRate(0.9)
                .up()
                .at("1500ms")
                .up()
                .up()
                .expectPendingSince("errors", "1s")
                .at("2s")
                .errorRate(0.9)
                .up()
                .expectReason("errors", "2 of 3 times in a row")
                .expectPendingSince("errors", "1s")
                .at("3s")
                .errorRate(0.9)
                .expect("errors", BREACH)
                .expectReason("errors", "3 times in a row");
    }

    @Test
    void aGoodEvaluationBetweenStartsTheCountAgain() {
        Timeline.of(plan().trigger("down", times(when("health", "==", 0), 3)))
                .at("1s")
                .down()
                .at("2s")
                .down()
                .at("3s")
                .up()
                .expectSettled("down", HEALTHY)
                .at("4s")
                .down()
                .at("5s")
                .down()
                .expectPendingSince("down", "4s")
                .at("6s")
                .down()
                .expect("down", BREACH)
                .expectReason("down", "health check failing since 12:00:04 UTC, 3 times in a row")
                .expectReason("down", "shop/health (status: 503)");
    }

    @Test
    void anotherComponentsGoodAnswerDoesNotCountAgainstTheFailingOne() {
        Timeline.of(plan().withFront().trigger("down", times(when("health", "==", 0), 3)))
                .at("1s")
                .down()
                .up(Plans.FRONT, null)
                .at("1200ms")
                .up(Plans.FRONT, null)
                .at("1400ms")
                .up(Plans.FRONT, null)
                .expectPendingSince("down", "1s")
                .at("2s")
                .down()
                .expect("down", HEALTHY)
                .at("3s")
                .down()
                .expect("down", BREACH);
    }

    @Test
    void timeAndCountMustBothBeReached() {
        Timeline.of(plan().every("10s").trigger("errors", times(held(over(ERRORS, "10s"), "5s"), 3)))
                .at("10s")
                .errorRate(0.9)
                .at("20s")
                .errorRate(0.9)
                .expectPendingSince("errors", "10s")
                .at("30s")
                .errorRate(0.9)
                .expect("errors", BREACH);
    }

    @Test
    void belowAFloorNothingIsSaid() {
        Timeline.of(plan().trigger("errors", ERRORS, GapPolicy.HOLD, new Floor(2, 100)))
                .at("1s")
                .requests(1000, 900)
                .expect("errors", INSUFFICIENT)
                .expectReason("errors", "1 of 2 samples in 10 s")
                .at("11s")
                .requests(1, 0)
                .at("12s")
                .requests(30, 30)
                .at("13s")
                .requests(30, 30)
                .expect("errors", INSUFFICIENT)
                .expectReason("errors", "60 of 100 requests in 10 s")
                .at("14s")
                .requests(40, 40)
                .expect("errors", BREACH);
    }

    @Test
    void aSampleBelowTheFloorKeepsPendingUnlessThePolicyForgets() {
        for (GapPolicy policy : GapPolicy.values()) {
            Timeline timeline = Timeline.of(
                            plan().trigger("errors", held(over(ERRORS, "1s"), "3s"), policy, new Floor(1, 10)))
                    .at("1s")
                    .requests(100, 100)
                    .expectPendingSince("errors", "1s")
                    .at("2s")
                    .requests(1, 0)
                    .expect("errors", INSUFFICIENT)
                    .at("4s")
                    .requests(100, 100);
            // The sample at 4 s tells about two seconds, more than the window; the next one is whole.
            timeline.at("5s").requests(100, 100);
            if (policy == GapPolicy.RESET) {
                timeline.expectPendingSince("errors", "5s");
            } else {
                timeline.expect("errors", BREACH);
            }
        }
    }

    @Test
    void aSignalThatNoProbeGivesIsUnknownAndSaysWhatIsNeeded() {
        Timeline.of(plan().trigger("mem", when("memory", ">", 0.9)))
                .expect("mem", UNKNOWN)
                .expectReason("mem", "no probe gives memory: a prometheus probe with signal memory is needed");
        Timeline.of(plan().withoutCounters().trigger("p95", when("latency_p95", ">", 5)))
                .expect("p95", UNKNOWN)
                .expectReason("p95", "a metrics probe with a latency histogram");
        Timeline.of(plan().withoutHttp().trigger("down", when("health", "==", 0)))
                .expect("down", UNKNOWN)
                .expectReason("down", "an http probe is needed");
    }

    @Test
    void figuresSayWhatTheVerdictRestsOn() {
        Figures figures = Timeline.of(plan().trigger("errors", ERRORS))
                .at("1s")
                .requests(200, 20)
                .at("2s")
                .requests(40, 4)
                .verdict("errors")
                .figures();
        assertThat(figures.value()).isEqualTo(0.1);
        assertThat(figures.threshold()).isEqualTo(0.05);
        assertThat(figures.requests()).isEqualTo(240);
        assertThat(figures.samples()).isEqualTo(2);
        assertThat(figures.source()).isEqualTo(Plans.COUNTERS);
    }

    @Test
    void duplicatesAndStragglersAreDroppedAndCounted() {
        Timeline timeline = Timeline.of(plan().trigger("errors", ERRORS))
                .at("1s")
                .errorRate(0)
                .at("2s")
                .repeatLast(Plans.COUNTERS)
                .expectTaken(Judgement.Taken.LATE)
                .expectNothingChanged()
                .expect("errors", HEALTHY);
        assertThat(timeline.state().dropped()).isEqualTo(1);
    }

    @Test
    void aFindingFiresAtOnceAndStaysOverChangesOfThePlan() {
        Timeline.of(plan().findingTrigger("corrupt", "data-corruption"))
                .expectSettled("corrupt", HEALTHY)
                .at("1s")
                .finding("vulnerability")
                .expectNothingChanged()
                .finding("data-corruption")
                .expect("corrupt", BREACH)
                .expectBreachOf("corrupt")
                .expectReason("corrupt", "data-corruption raised by ana at 12:00:01 UTC: rows differ")
                .plan(plan().revision(2).findingTrigger("corrupt", "data-corruption"))
                .expect("corrupt", BREACH);
    }
}
