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

import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import org.junit.jupiter.api.Test;

class GapTest {

    private static final Condition ERRORS = held(over(when("error_rate", ">", 0.05), "2s"), "5s");
    private static final Condition DOWN = times(when("health", "==", 0), 3);

    @Test
    void holdKeepsPendingAndFiresOnlyOnASampleAfterTheGap() {
        errors(GapPolicy.HOLD)
                .at("1s")
                .errorRate(0.9)
                .expectPendingSince("errors", "1s")
                .at("2s")
                .countersUnknown()
                .expect("errors", UNKNOWN)
                .expectReason("errors", "unknown since 12:00:02 UTC: shop/metrics could not say (network)")
                .expectReason("errors", "bad since 12:00:01 UTC, which is kept")
                .at("7s")
                .countersUnknown()
                .expect("errors", UNKNOWN)
                .expectBreachOf()
                .at("8s")
                .firstScrape()
                .expect("errors", INSUFFICIENT)
                .at("9s")
                .errorRate(0.9)
                .expect("errors", BREACH)
                .expectReason("errors", "since 12:00:01 UTC");
    }

    @Test
    void resetDropsPending() {
        errors(GapPolicy.RESET)
                .at("1s")
                .errorRate(0.9)
                .at("2s")
                .countersUnknown()
                .expect("errors", UNKNOWN)
                .at("7s")
                .firstScrape()
                .at("8s")
                .errorRate(0.9)
                .expectPendingSince("errors", "8s")
                .at("9s")
                .errorRate(0.9)
                .at("11s")
                .errorRate(0.9)
                .at("13s")
                .errorRate(0.9)
                .expect("errors", BREACH)
                .expectReason("errors", "since 12:00:08 UTC");
    }

    @Test
    void breachCountsTheGapAsBad() {
        errors(GapPolicy.BREACH)
                .at("1s")
                .errorRate(0)
                .expect("errors", HEALTHY)
                .at("2s")
                .countersUnknown()
                .expect("errors", UNKNOWN)
                .expectReason("errors", "which counts as bad since 12:00:02 UTC, has to hold for 5 s")
                .at("6s")
                .countersUnknown()
                .expect("errors", UNKNOWN)
                .at("7s")
                .tick()
                .expect("errors", BREACH)
                .expectBreachOf("errors")
                .expectReason("errors", "which counts as bad since 12:00:02 UTC, held for 5 s");
    }

    @Test
    void countsOfMissedTicksAreKeptAfterAGapThatCountsAsBad() {
        Timeline.of(plan().trigger("down", DOWN, GapPolicy.BREACH, new Floor(1, 0)))
                .at("1s")
                .down()
                .at("2s")
                .unknown()
                .expect("down", UNKNOWN)
                .at("3s")
                .down()
                .expect("down", BREACH);
    }

    @Test
    void theTickThatEndsAGapThatCountsAsBadIsNotMissedToo() {
        Timeline.of(plan().trigger("down", times(when("health", "==", 0), 4), GapPolicy.BREACH, new Floor(1, 0)))
                .at("1s")
                .down()
                .at("2s")
                .unknown()
                .at("3s")
                .down()
                .expect("down", HEALTHY)
                .at("4s")
                .down()
                .expect("down", BREACH);
    }

    @Test
    void countsSkipOverAGapThatIsHeld() {
        Timeline.of(plan().trigger("down", DOWN))
                .at("1s")
                .down()
                .at("2s")
                .down()
                .at("3s")
                .unknown()
                .expect("down", UNKNOWN)
                .at("4s")
                .down()
                .expect("down", BREACH);
    }

    @Test
    void aSourceIsSilentWhenThreeTicksBroughtNothing() {
        errors(GapPolicy.HOLD)
                .at("1s")
                .errorRate(0)
                .at("4s")
                .tick()
                .expect("errors", HEALTHY)
                .at("4001ms")
                .tick()
                .expect("errors", UNKNOWN)
                .expectReason("errors", "shop/metrics silent since 12:00:01 UTC");
    }

    @Test
    void aSourceWhoseClockWasSetBackAnswersAllTheSame() {
        Timeline.of(plan().trigger("down", when("health", "==", 0)))
                .at("10s")
                .up()
                .at("11s")
                .dated(Plans.HTTP, 2, "3s")
                .expect("down", HEALTHY);
    }

    @Test
    void aSourceThatNeverSpokeIsSilentToo() {
        errors(GapPolicy.HOLD)
                .expect("errors", INSUFFICIENT)
                .at("4s")
                .up()
                .expect("errors", UNKNOWN)
                .expectReason("errors", "shop/metrics has said nothing since 12:00:00 UTC");
    }

    @Test
    void anotherSourcesSamplesMoveTheTimeThatShowsTheSilence() {
        errors(GapPolicy.BREACH)
                .at("1s")
                .errorRate(0)
                .at("5s")
                .up()
                .expect("errors", UNKNOWN)
                .at("9s")
                .up()
                .expect("errors", UNKNOWN)
                .at("10s")
                .up()
                .expect("errors", BREACH);
    }

    @Test
    void healthIsUnknownWhenOneComponentCannotBeAskedAndNoneFailed() {
        Timeline.of(plan().withFront().trigger("down", when("health", "==", 0)).check("up", when("health", "==", 1)))
                .at("9s")
                .up()
                .up(Plans.FRONT, null)
                .at("11s")
                .up()
                .up(Plans.FRONT, null)
                .expect("up", INSUFFICIENT)
                .at("13s")
                .up()
                .up(Plans.FRONT, null)
                .at("16s")
                .up()
                .up(Plans.FRONT, null)
                .at("18s")
                .up()
                .up(Plans.FRONT, null)
                .expect("up", HEALTHY)
                .at("19s")
                .unknown()
                .up(Plans.FRONT, null)
                .expect("down", UNKNOWN)
                .expect("up", UNKNOWN)
                .at("20s")
                .down(Plans.FRONT)
                .expect("down", BREACH);
    }

    @Test
    void onlyAVerdictThatTimeWouldChangeNeedsATick() {
        Timeline timeline = errors(GapPolicy.HOLD).at("1s").errorRate(0);
        assertThat(timeline.state().isMovedByTime(Plans.ZERO.plusSeconds(3))).isFalse();
        assertThat(timeline.state().isMovedByTime(Plans.ZERO.plusSeconds(5))).isTrue();
        timeline.at("5s").tick();
        assertThat(timeline.state().isMovedByTime(Plans.ZERO.plusSeconds(60))).isFalse();
    }

    @Test
    void nothingMovesAfterTheWatchExpired() {
        Timeline timeline = errors(GapPolicy.HOLD).at("1s").errorRate(0);
        assertThat(timeline.state()
                        .isMovedByTime(timeline.state().plan().expiresAt().plusSeconds(1)))
                .isFalse();
    }

    private static Timeline errors(GapPolicy policy) {
        return Timeline.of(plan().trigger("errors", ERRORS, policy, new Floor(1, 0)));
    }
}
